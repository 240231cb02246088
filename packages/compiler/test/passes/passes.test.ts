import { describe, expect, test } from 'vitest';
import { inputsOf } from '../../src/plan/children.ts';
import { explainPlan } from '../../src/plan/explain.ts';
import { aggregate, align, compute, derive, expand, filter, shift, spine } from '../../src/plan/make.ts';
import { OWN } from '../../src/plan/names.ts';
import { distinctAsBits } from '../../src/plan/passes/distinct-as-bits.ts';
import { fuseBranches } from '../../src/plan/passes/fuse-branches.ts';
import { innerWhereTotal } from '../../src/plan/passes/inner-where-total.ts';
import { prune } from '../../src/plan/passes/prune.ts';
import { shareEqual } from '../../src/plan/passes/share-equal.ts';
import { BIGINT, BOOLEAN, call, column, number, TEXT } from '../../src/plan/scalar.ts';
import {
  byMonth,
  context,
  day,
  isChannel,
  monthly,
  sales,
  store,
  text,
  units,
  withStore,
  year2024,
} from './rows.ts';

describe('innerWhereTotal', () => {
  test.each([
    [true, 'join inner'],
    [false, 'join left'],
  ])('a join whose match is proven (%s) is an inner one', (proven, line) => {
    expect(explainPlan(innerWhereTotal(withStore(proven)))).toContain(line);
  });
});

describe('shareEqual', () => {
  test('equal parts are one node', () => {
    const twice = align(
      [
        byMonth('units', year2024),
        shift(byMonth('units', year2024), 'month', { count: 1, unit: 'year' }),
      ].map((branch, i) =>
        compute(branch, [monthKey, { name: `units_${i}`, value: column('units', BIGINT), origin: 'units' }]),
      ),
      ['month'],
    );
    expect(explainPlan(shareEqual(twice))).toBe(
      text(`
        align [month]
          compute month, units_0 := units
            #1 aggregate [month] units := sum(sales.units)
              derive month := member_start[month](sales.day)
                filter and(ge(sales.day, 2024-01-01), le(sales.day, 2024-12-31))
                  scan sales
          compute month, units_1 := units
            shift month by 1 year
              ↑ #1`),
    );
  });
});

const monthKey = { name: 'month', value: column('month', { kind: 'date' } as const), origin: 'month' };
const rowsOf = (name: string, where: ReturnType<typeof isChannel>) =>
  ({ name, fn: 'count', arg: null, where, p: null, type: BIGINT }) as const;

/** All units, and units and rows of the web, from one aggregate. */
function branches() {
  const shared = aggregate(
    derive(sales(), [monthly]),
    ['month'],
    [units('all'), units('web', isChannel('web')), rowsOf('web_rows', isChannel('web'))],
  );
  const some = call('gt', [column('web_rows', BIGINT), number(0)], BOOLEAN);
  const output = (name: string) => ({ name, value: column(name, BIGINT), origin: name });
  return {
    all: compute(shared, [monthKey, output('all')]),
    web: compute(filter(shared, some), [monthKey, output('web')]),
    rows: compute(filter(shared, some), [monthKey, output('web_rows')]),
  };
}

describe('fuseBranches', () => {
  test('a sum of no rows is null by itself, a count is not', () => {
    const { all, web, rows } = branches();
    expect(explainPlan(fuseBranches(align([all, web, rows], ['month'])))).toBe(
      text(`
        compute month, all, web, web_rows := case(gt(web_rows, 0) → web_rows)
          aggregate [month] all := sum(sales.units), web := sum(sales.units) where eq(sales.channel, 'web'), web_rows := count(*) where eq(sales.channel, 'web')
            derive month := member_start[month](sales.day)
              scan sales`),
    );
  });

  test('groups that no branch has stay away', () => {
    const { web, rows } = branches();
    expect(explainPlan(fuseBranches(align([web, rows], ['month'])))).toContain('filter gt(web_rows, 0)');
  });

  test('branches whose time moves apart stay apart', () => {
    const { all, web } = branches();
    const moved = align([all, shift(web, 'month', { count: 1, unit: 'month' })], ['month']);
    expect(explainPlan(fuseBranches(moved))).toBe(explainPlan(moved));
  });
});

describe('prune', () => {
  test('measures and joins that nobody reads go, keys stay', () => {
    const grouped = aggregate(derive(withStore(true), [monthly]), ['month'], [units('all'), units('web')]);
    const plan = compute(grouped, [{ name: 'total', value: column('all', BIGINT), origin: 'all' }]);
    expect(explainPlan(prune(plan))).toBe(
      text(`
        compute total := all
          aggregate [month] all := sum(sales.units)
            derive month := member_start[month](sales.day)
              scan sales`),
    );
  });

  test('an aggregate without keys stays one row when none of its measures is read', () => {
    const all = aggregate(sales(), [], [units('all')]);
    const plan = compute(all, [{ name: 'one', value: number(1), origin: 'one' }]);
    expect(explainPlan(prune(plan))).toBe(
      text(`
        compute one := 1
          spine [] 1 rows`),
    );
  });

  test('a join that drops rows stays', () => {
    const inner = { ...withStore(false), mode: 'inner' as const };
    expect(explainPlan(prune(aggregate(inner, [], [units('all')])))).toContain('join inner');
  });
});

describe('distinctAsBits', () => {
  /** Buyers of each of so many months and the month before it. */
  const buyers = (months: number) => {
    const starts = Array.from({ length: months + 1 }, (_, i) =>
      day(`${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`),
    );
    const windows = spine(
      ['month'],
      starts.slice(1).map((start, i) => [start, starts[i] ?? 0, start]),
    );
    const at = { ...monthly, name: OWN.at };
    const member = { name: OWN.distinct, value: store, origin: 'member' };
    const seen = aggregate(derive(sales(), [at, member]), [OWN.at, OWN.distinct], []);
    const count = { ...units('buyers'), fn: 'count_distinct' as const, arg: column(OWN.distinct, TEXT) };
    return aggregate(
      expand(seen, windows, { by: column(OWN.at, { kind: 'date' }), on: null }),
      ['month'],
      [count],
    );
  };

  test('members carry the months they were seen in, windows the months they hold', () => {
    const plan = distinctAsBits(buyers(2), context);
    expect(explainPlan(plan)).toBe(
      text(`
        aggregate [month] buyers := count(member:distinct)
          expand rows:seen over 2 windows
            aggregate [member:distinct] rows:seen := bits(date_diff[month](2020-01-01, sales.day))  — each member once, a bit for each month it was seen in
              derive member:distinct := sales.store
                scan sales
            spine [month] 2 rows`),
    );
    expect(inputsOf(inputsOf(plan)[0] ?? plan)[1]).toMatchObject({
      rows: [
        [day('2020-02-01'), 0b011],
        [day('2020-03-01'), 0b110],
      ],
    });
  });

  test('more months than a number has bits are read as before', () => {
    expect(explainPlan(distinctAsBits(buyers(52), context))).toContain('bits');
    const many = buyers(53);
    expect(distinctAsBits(many, context)).toBe(many);
  });
});
