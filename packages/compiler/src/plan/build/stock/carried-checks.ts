import { parseDay } from '@plumbline/calendar';
import { spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import { BOOLEAN, call, column, DATE, date, type Measure, type Scalar, TEXT } from '../../scalar.ts';
import type { DayCheck, Level } from '../cells/level.ts';

/** Columns of an inner level, and the measures that gather them for the cell around it. */
interface Carried {
  readonly outputs: readonly { readonly name: string; readonly value: Scalar }[];
  readonly measures: readonly Measure[];
}

/** What balances of an inner level say of their days is said of the cell around: each late day with the one it should have been. */
export function carriedChecks(inner: Level, level: Level): Carried {
  const carried = inner.checks
    .filter(({ kind }) => kind !== 'partial')
    .map((check) => {
      const isOfDay = check.kind === 'stale';
      const name = level.name(`${check.metric}_${check.kind === 'accounts' ? 'absent' : 'late'}`);
      const value = isOfDay ? lateText(check, inner) : column(check.column, TEXT);
      const kind = isOfDay ? 'late' : check.kind;
      level.checks.push({ ...check, kind, column: name, expected: new Map() });
      const all: Measure = { name, fn: 'list', arg: column(name, TEXT), where: null, p: null, type: TEXT };
      return { output: { name, value }, all };
    });
  return { outputs: carried.map(({ output }) => output), measures: carried.map(({ all }) => all) };
}

/** `2024-03-15 2024-03-31 day` where the chosen day is earlier than the last one of its range. */
function lateText(check: DayCheck, inner: Level): Scalar {
  const day = column(check.column, DATE);
  const due = dueDays(check, inner);
  const text = (value: Scalar) => call('cast', [value], TEXT);
  const both = [text(day), word(' '), text(due), word(' day')];
  return {
    kind: 'case',
    whens: [{ when: call('lt', [day, due], BOOLEAN), then: call('concat', both, TEXT) }],
    otherwise: null,
    type: TEXT,
  };
}

/** The last day of each range, beside the keys of time. */
function dueDays({ column: day, expected }: DayCheck, inner: Level): Scalar {
  const { timeNames } = inner;
  const [only] = expected.values();
  if (timeNames.length === 0 && only !== undefined) return date(only);
  const as = inner.name(`${day}_due`);
  const rows = [...expected].map(([keys, due]) => {
    const members = (JSON.parse(keys) as readonly string[]).map((member) => parseDay(member) ?? due);
    return [...members, due, due, due];
  });
  inner.attach({
    plan: spine(timeNames, rows, [OWN.last]),
    on: timeNames.map((key) => ({ left: column(key, DATE), right: key })),
    take: [{ from: OWN.last, as }],
  });
  return column(as, DATE);
}

function word(value: string): Scalar {
  return { kind: 'literal', value, type: TEXT };
}
