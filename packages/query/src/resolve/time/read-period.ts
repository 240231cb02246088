import {
  grainName,
  type OwnGrain,
  type PeriodProblem,
  type PeriodSpec,
  parseOwnPeriod,
  parsePeriod,
  UNIT_WORDS,
} from '@plumbline/calendar';
import { type Diagnostic, didYouMean, type Hint, meant, report, suggest } from '@plumbline/diagnostics';
import type { QueryPath } from '../../query-path.ts';
import type { QueryPeriod } from '../../resolved-query.ts';
import { placeOf, type Resolving } from '../resolving.ts';

const FIRST_WORDS: readonly string[] = ['last', 'this', 'mtd', 'qtd', 'ytd'];

/** The period of the question, which may be one of members that the company lists; null after a diagnostic. */
export function readQueryPeriod(to: Resolving, text: string): QueryPeriod | null {
  const own = parseOwnPeriod(text, listedGrains(to));
  if (own === null) return readPeriod(to, text, ['period']);
  if ('period' in own) return own.period;
  to.diagnostics.push(badPeriod(to, text, { problem: own.problem, path: ['period'] }));
  return null;
}

/** A period at `path`; null after a diagnostic. */
export function readPeriod(to: Resolving, text: string, path: QueryPath): PeriodSpec | null {
  const parsed = parsePeriod(text, to.model.workspace.calendar);
  if ('period' in parsed) return parsed.period;
  to.diagnostics.push(badPeriod(to, text, { problem: parsed.problem, path }));
  return null;
}

function listedGrains({ model }: Resolving): readonly OwnGrain[] {
  return [...model.calendars.values()].flatMap(({ grain }) => grain ?? []);
}

interface Bad {
  readonly problem: PeriodProblem;
  readonly path: QueryPath;
}

function badPeriod(to: Resolving, text: string, { problem, path }: Bad): Diagnostic {
  const { reason, start, end } = problem;
  const units = [...UNIT_WORDS, ...listedGrains(to).map(grainName)];
  const part = text.slice(start, end);
  const at = placeOf(path, { text, start, end });
  return report('query/bad-period', { text, part, reason }, { at, hints: hintsFor(reason, part, units) });
}

function hintsFor(reason: PeriodProblem['reason'], part: string, units: readonly string[]): readonly Hint[] {
  if (reason === 'unknown-unit') return didYouMean(part, units);
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
