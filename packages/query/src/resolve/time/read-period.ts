import { type PeriodProblem, type PeriodSpec, parsePeriod, UNIT_WORDS } from '@plumbline/calendar';
import { type Diagnostic, didYouMean, type Hint, meant, report, suggest } from '@plumbline/diagnostics';
import type { QueryPath } from '../../query-path.ts';
import { placeOf, type Resolving } from '../resolving.ts';

const FIRST_WORDS: readonly string[] = ['last', 'this', 'mtd', 'qtd', 'ytd'];

/** A period at `path`; null after a diagnostic. */
export function readPeriod(to: Resolving, text: string, path: QueryPath): PeriodSpec | null {
  const parsed = parsePeriod(text, to.model.workspace.calendar);
  if ('period' in parsed) return parsed.period;
  to.diagnostics.push(badPeriod(text, parsed.problem, path));
  return null;
}

function badPeriod(text: string, { reason, start, end }: PeriodProblem, path: QueryPath): Diagnostic {
  const part = text.slice(start, end);
  const at = placeOf(path, { text, start, end });
  return report('query/bad-period', { text, part, reason }, { at, hints: hintsFor(reason, part) });
}

function hintsFor(reason: PeriodProblem['reason'], part: string): readonly Hint[] {
  if (reason === 'unknown-unit') return didYouMean(part, UNIT_WORDS);
  if (reason === 'month-of-pattern') return [meant(`FY${part.replace('-', '-P')}`)];
  if (reason !== 'unknown-form') return [];
  const dated = likelyMember(part);
  if (dated !== null) return [meant(dated)];
  const [first = ''] = part.split(/[\s_]+/, 1);
  const rest = part.slice(first.length).replaceAll('_', ' ');
  return suggest(first, FIRST_WORDS, 1).map((word) => meant(`${word}${rest}`));
}

/** `2013/7`, `2013Q3`, `2013-7-1`, `201307`, `2013.07.15`: the digits of a date under other signs. */
function likelyMember(part: string): string | null {
  const quarter = /^(FY|)(\d{4})\W?Q([1-4])$/i.exec(part);
  if (quarter !== null) return `${(quarter[1] ?? '').toUpperCase()}${quarter[2]}-Q${quarter[3]}`;
  const date = /^(\d{4})[^\d\s]?(\d{1,2})(?:[^\d\s]?(\d{1,2}))?\D?$/.exec(part);
  if (date === null) return null;
  return [date[1], date[2], date[3]]
    .filter((digits) => digits !== undefined)
    .map((digits) => digits.padStart(2, '0'))
    .join('-');
}
