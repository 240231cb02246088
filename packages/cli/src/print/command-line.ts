import type { MetricQuery } from '@plumbline/center';

/** The command that asks the same, for people to copy: by flags, or as JSON where no flag says a part of it. */
export function commandLine(query: MetricQuery, workspace: string): string {
  if (!canBeFlags(query))
    return `npx plumbline query --workspace ${quoted(workspace)} --query - <<'END'\n${JSON.stringify(query)}\nEND`;
  const compare = query.compare?.map(compareText);
  const order = query.order?.map((item) => (item.desc === true ? `${item.by}:desc` : item.by));
  const flags: readonly (readonly [string, string | undefined])[] = [
    ['by', query.by?.map(byText).join(',')],
    ['period', query.period],
    ['where', query.where],
    ['having', query.having],
    ['compare', compare?.join(',')],
    ['alignment', query.alignment],
    ['peers', query.peers],
    ['partial', query.partial],
    ['order', order?.join(',')],
    ['limit', query.limit?.toString()],
    ['share', shareText(query.share)],
    ['currency', query.currency],
    ['as-of', typeof query.as_of === 'object' ? `data:${query.as_of.data}` : query.as_of],
    ['workspace', workspace],
  ];
  const switches = SWITCHES.filter((name) => query[name] === true).map((name) => name.replaceAll('_', '-'));
  const words = [
    ...query.metrics,
    ...flags.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`--${name}`, value])),
    ...switches.map((name) => `--${name}`),
  ];
  return ['npx plumbline query', ...words.map(quoted)].join(' ');
}

const SWITCHES = ['others', 'totals', 'fill', 'restated', 'constant_currency'] as const;

/** No flag says the metrics of a share, parameters, columns with a name of their own, chosen totals. */
function canBeFlags({ by, params, totals, share }: MetricQuery): boolean {
  return (
    (by ?? []).every((item) => typeof item === 'string' || item.as === undefined) &&
    (totals === undefined || typeof totals === 'boolean') &&
    [params, share?.metrics].every((part) => part === undefined)
  );
}

function byText(item: NonNullable<MetricQuery['by']>[number]): string {
  if (typeof item === 'string') return item;
  if (item.part !== undefined) return `${item.field}:part:${item.part}`;
  return item.grain === undefined ? item.field : `${item.field}:${item.grain}`;
}

function compareText(item: NonNullable<MetricQuery['compare']>[number]): string {
  if (typeof item === 'string') return item;
  if ('fixed' in item) return `fixed:${item.fixed}`;
  const [plan = ''] = Object.keys(item).filter((key) => key !== 'matched');
  return `${plan}:matched`;
}

function shareText(share: MetricQuery['share']): string | undefined {
  if (share?.parent !== undefined) return `parent:${share.parent.join(',')}`;
  if (share?.within === undefined) return undefined;
  return share.within.length === 0 ? 'total' : `within:${share.within.join(',')}`;
}

/** For a POSIX shell. */
function quoted(word: string): string {
  return /^[\w.,:/=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
