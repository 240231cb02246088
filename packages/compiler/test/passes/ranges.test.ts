import { describe, expect, test } from 'vitest';
import { scalarText } from '../../src/plan/explain.ts';
import { aggregate, derive } from '../../src/plan/make.ts';
import { boundsOf, hullOf } from '../../src/plan/passes/sources/range-hull.ts';
import { readSource } from '../../src/plan/passes/sources/source-form.ts';
import { holdsWholeMembers, onKey, timeKeyOf } from '../../src/plan/passes/sources/time-slice.ts';
import { BIGINT, column, conjuncts, DATE, memberStart } from '../../src/plan/scalar.ts';
import type { Select } from '../../src/sql/ast.ts';
import { groupByParts } from '../../src/sql/lower/group-by-parts.ts';
import { context, day, isChannel, monthly, sales, soldOn, units, within } from './rows.ts';

const { calendar } = context.model.workspace;
const hull = (...ranges: readonly (readonly [string, string])[]) =>
  hullOf(ranges.map(([from, to]) => conjuncts(within(from, to))));
const texts = (found: ReturnType<typeof hullOf>) => found?.conditions.map(scalarText);

describe('the hull of ranges', () => {
  test('is exact where they touch or overlap', () => {
    const touching = hull(['2024-01-01', '2024-12-31'], ['2023-01-01', '2023-12-31']);
    expect(texts(touching)).toEqual(['ge(sales.day, 2023-01-01)', 'le(sales.day, 2024-12-31)']);
    expect(touching?.exact).toBe(true);
    expect(hull(['2024-01-01', '2024-06-30'], ['2024-03-01', '2024-04-01'])?.exact).toBe(true);
  });

  test('is not exact over a gap, nor beside other conditions', () => {
    expect(hull(['2024-01-01', '2024-03-31'], ['2023-01-01', '2023-03-31'])?.exact).toBe(false);
    const other = hullOf([[...conjuncts(within('2024-01-01', '2024-01-31')), isChannel('web')]]);
    expect(other?.exact).toBe(false);
  });

  test('there is none where a list has no range', () => {
    expect(hullOf([conjuncts(within('2024-01-01', '2024-01-31')), [isChannel('web')]])).toBeNull();
    expect(boundsOf(conjuncts(within('2024-01-01', '2024-01-31')).slice(1))).toBeNull();
  });
});

describe('slices of a time key', () => {
  const range = (from: string, last: string) => ({ from: day(from), end: day(last) + 1 });
  const all = range('2023-02-10', '2024-12-15');
  test.each([
    ['2024-01-01', '2024-03-31', true],
    ['2024-01-02', '2024-03-31', false],
    ['2024-01-01', '2024-03-30', false],
    ['2023-02-10', '2023-03-31', true],
    ['2024-11-01', '2024-12-15', true],
  ])('%s to %s holds whole months of all rows: %s', (from, last, whole) => {
    expect(holdsWholeMembers(range(from, last), all, { grain: 'month', calendar })).toBe(whole);
  });

  test('are conditions on the first days of members', () => {
    const slice = onKey({ name: 'month', grain: 'month' }, range('2023-02-10', '2023-03-31'), calendar);
    expect(scalarText(slice)).toBe('and(ge(month, 2023-02-01), le(month, 2023-03-01))');
  });

  test('need a key that is a grain of the same day', () => {
    const form = readSource(aggregate(derive(sales(), [monthly]), ['month'], [units('all')]));
    expect(form && timeKeyOf(form, soldOn)).toEqual({ name: 'month', grain: 'month' });
    expect(form && timeKeyOf(form, column('sales.other', DATE))).toBeNull();
  });
});

describe('grouping by parts', () => {
  const grouped = (day: typeof soldOn, grain: 'month' | 'week'): Select => ({
    kind: 'select',
    columns: [
      { kind: 'value', value: memberStart(day, grain), as: 'at' },
      { kind: 'measure', measure: { ...units('all'), arg: column('units', BIGINT) }, as: 'all' },
    ],
    from: [{ name: 'sales', alias: 'sales' }],
    joins: [],
    where: [],
    groupBy: [memberStart(day, grain)],
    orderBy: [],
    limit: null,
    offset: 0,
  });

  test('months are grouped by year and month', () => {
    const { groupBy, columns } = groupByParts(grouped(soldOn, 'month'));
    expect(groupBy?.map(scalarText)).toEqual(['year(sales.day)', 'month(sales.day)']);
    const [first] = columns;
    expect(first?.kind === 'value' && scalarText(first.value)).toBe(
      'from_parts(year(sales.day), month(sales.day), 1)',
    );
  });

  test('weeks have no parts', () => {
    const weekly = grouped(soldOn, 'week');
    expect(groupByParts(weekly)).toBe(weekly);
  });
});
