import { scalarKey } from '../../plan/identity.ts';
import { BIGINT, call, conjuncts, DATE, INTEGER, number, type Scalar } from '../../plan/scalar.ts';
import type { Item, Select } from '../ast.ts';

interface Parts {
  readonly parts: readonly Scalar[];
  readonly start: Scalar;
}

/** The parts that tell the members of a grain apart, and the first day of the member from them. */
const partsOf: Readonly<Record<string, (day: Scalar) => Parts>> = {
  year: (day) => {
    const year = call('year', [day], BIGINT);
    return { parts: [year], start: call('from_parts', [year, number(1), number(1)], DATE) };
  },
  quarter: (day) => {
    const [year, quarter] = [call('year', [day], BIGINT), call('quarter', [day], BIGINT)];
    const month = call('subtract', [call('multiply', [number(3), quarter], INTEGER), number(2)], INTEGER);
    return { parts: [year, quarter], start: call('from_parts', [year, month, number(1)], DATE) };
  },
  month: (day) => {
    const [year, month] = [call('year', [day], BIGINT), call('month', [day], BIGINT)];
    return { parts: [year, month], start: call('from_parts', [year, month, number(1)], DATE) };
  },
};

/** Where all days are of one year. */
const partsInYear: Readonly<Record<string, (day: Scalar, year: number) => Parts>> = {
  quarter: (day, year) => {
    const quarter = call('quarter', [day], BIGINT);
    const month = call('subtract', [call('multiply', [number(3), quarter], INTEGER), number(2)], INTEGER);
    return { parts: [quarter], start: call('from_parts', [number(year), month, number(1)], DATE) };
  },
  month: (day, year) => {
    const month = call('month', [day], BIGINT);
    return { parts: [month], start: call('from_parts', [number(year), month, number(1)], DATE) };
  },
};

/** Groups by year and month as small integers and makes the date afterwards: half the time of truncating every row (1.5.5, 10 M rows). */
export function groupByParts(select: Select): Select {
  if (select.groupBy === null) return select;
  const replaced = new Map<string, Scalar>();
  const groupBy = select.groupBy.flatMap((key) => {
    const known = key.kind === 'call' && key.fn === 'member_start' ? partsOf[key.option ?? ''] : undefined;
    const [day] = key.kind === 'call' ? key.args : [];
    if (known === undefined || day === undefined || day.kind !== 'column') return [key];
    const inYear = key.kind === 'call' ? partsInYear[key.option ?? ''] : undefined;
    const year = inYear === undefined ? null : onlyYear(select.where, day);
    const { parts, start } = year === null || inYear === undefined ? known(day) : inYear(day, year);
    replaced.set(scalarKey(key), start);
    return parts;
  });
  if (replaced.size === 0) return select;
  const columns = select.columns.map((c): Item => {
    const start =
      c.kind === 'value' && c.value.kind === 'call' ? replaced.get(scalarKey(c.value)) : undefined;
    return start === undefined ? c : { kind: 'value', value: start, as: c.as };
  });
  return { ...select, groupBy, columns };
}

/** The year that conditions leave to a day; null when there may be several. */
function onlyYear(where: readonly Scalar[], day: Scalar): number | null {
  const bounds = { ge: new Set<string>(), le: new Set<string>() };
  for (const condition of where.flatMap(conjuncts)) {
    if (condition.kind !== 'call' || (condition.fn !== 'ge' && condition.fn !== 'le')) continue;
    const [left, right] = condition.args;
    if (left === undefined || scalarKey(left) !== scalarKey(day)) continue;
    if (right?.kind === 'literal' && right.type.kind === 'date' && typeof right.value === 'string')
      bounds[condition.fn].add(right.value.slice(0, 4));
  }
  const [from] = bounds.ge;
  return from !== undefined && bounds.le.has(from) ? Number(from) : null;
}
