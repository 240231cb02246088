import type { Result } from '../../api/answer.ts';
import { metricText, type Reader } from './reader.ts';

/** Said of each kind; the rest are counted. */
const MOST = 2;

interface Warning {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** An answer warns of its rows, and of what was put beside them. */
interface Warned {
  readonly meta: { readonly warnings: readonly Warning[] };
  readonly diagnostics?: Result['diagnostics'];
  /** They call grains by their labels. */
  readonly columns?: Result['columns'];
}

/** Notes that say how many series are not in a figure, each once for a metric: they say more of it than where it is from. */
export function leftOutWarnings({ notes }: Pick<Result, 'notes'>): readonly Warning[] {
  return notes.flatMap(({ code, column, terms = '' }) =>
    code === 'span/left-out' && !column.includes('__')
      ? [{ code, params: { metric: column, parts: terms } }]
      : [],
  );
}

/** What should be known before the figures are used: balances of another day, days that one side alone has, rows that are missing. */
export function warningsText(
  { meta, diagnostics = [], columns = [] }: Warned,
  reader: Pick<Reader, 'metrics' | 'locale' | 'words'>,
): readonly string[] {
  const { explore } = reader.words;
  const kinds = new Map<string, Set<string>>();
  for (const warning of [...meta.warnings, ...diagnostics]) {
    const text = textOf(warning, reader, columns);
    if (text !== null) kinds.set(warning.code, (kinds.get(warning.code) ?? new Set()).add(text));
  }
  return [...kinds.values()].flatMap((texts) => {
    const rest = texts.size - MOST;
    return [...[...texts].slice(0, MOST), ...(rest > 0 ? [explore.moreWarnings(rest)] : [])];
  });
}

function textOf(
  { code, params }: Warning,
  reader: Pick<Reader, 'metrics' | 'locale' | 'words'>,
  columns: Result['columns'],
): string | null {
  const say = reader.words.explore.warnings[code];
  if (say === undefined) return null;
  const text = (name: string) => String(params[name] ?? '');
  const { against, within } = reader.words.explore;
  const named = columns.find(({ grain }) => grain !== undefined && grain === params.grain);
  const grain = named?.label?.[reader.locale];
  return say({
    // The base of a comparison is of the metric itself.
    metric: metricText(reader, text('metric').split('__')[0] ?? ''),
    dataset: text('dataset'),
    plan: within(against[text('plan')] ?? text('plan')),
    day: text('day'),
    expected: text('expected'),
    rows: text('quarantined'),
    parts: text('parts'),
    grain: grain === undefined ? text('grain') : within(grain),
    days: text('days'),
  });
}
