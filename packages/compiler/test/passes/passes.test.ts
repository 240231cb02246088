import { describe, expect, test } from 'vitest';
import { inputsOf } from '../../src/plan/children.ts';
import { explainPlan } from '../../src/plan/explain.ts';
import {
  aggregate,
  align,
  compute,
  derive,
  expand,
  filter,
  join,
  scan,
  shift,
  spine,
} from '../../src/plan/make.ts';
import { OWN } from '../../src/plan/names.ts';
import { aggregateTwice } from '../../src/plan/passes/aggregate-twice.ts';
import { distinctAsBits } from '../../src/plan/passes/distinct-as-bits.ts';
import { fuseBranches } from '../../src/plan/passes/fuse-branches.ts';
import { innerWhereTotal } from '../../src/plan/passes/inner-where-total.ts';
import { mergeSources } from '../../src/plan/passes/merge-sources.ts';
import { prune } from '../../src/plan/passes/prune.ts';
import { shareEqual } from '../../src/plan/passes/share-equal.ts';
import { allOf, BIGINT, BOOLEAN, call, column, number, TEXT } from '../../src/plan/scalar.ts';
import { byMonth, context, day, isChannel, monthly, sales, store, text, units, within } from './rows.ts';

const year2024 = within('2024-01-01', '2024-12-31');
const year2023 = within('2023-01-01', '2023-12-31');

function withStore(proven: boolean) {
  const fields = [
    { field: 'country', type: TEXT },
    { field: 'store', type: TEXT },
  ];
  return join(sales(), scan('stores', 'stores', fields, ['store']), {
    on: [{ left: store, right: 'stores.store' }],
    mode: 'left',
    proven,
    nullSafe: false,
    take: [{ from: 'stores.country', as: 'country' }],
  });
}

describe('innerWhereTotal', () => {
  test.each([
    [true, 'join inner'],
    [false, 'join left'],
  ])('a join whose match is proven (%s) is an inner one', (proven, line) => {
    expect(explainPlan(innerWhereTotal(withStore(proven)))).toContain(line);
  });
});

describe('mergeSources', () => {
  test('a comparison reads one scan, sliced on the time key where members are whole', () => {
    const compared = align(
      [
        byMonth('units', year2024),
        shift(byMonth('units_before', year2023), 'month', { count: 1, unit: 'year' }),
      ],
      ['month'],
    );
    expect(explainPlan(compared)).toBe(
      text(`
        align [month]
          aggregate [month] units := sum(sales.units)
            derive month := member_start[month](sales.day)
              filter and(ge(sales.day, 2024-01-01), le(sales.day, 2024-12-31))
                scan sales
          shift month by 1 year
            aggregate [month] units_before := sum(sales.units)
              derive month := member_start[month](sales.day)
                filter and(ge(sales.day, 2023-01-01), le(sales.day, 2023-12-31))
                  scan sales`),
    );
    expect(explainPlan(mergeSources(compared, context))).toBe(
      text(`
        align [month]
          compute month, units
            filter and(ge(month, 2024-01-01), le(month, 2024-12-01))
              #1 aggregate [month] units := sum(sales.units)  — one scan for all measures of these rows
                derive month := member_start[month](sales.day)
                  filter and(ge(sales.day, 2023-01-01), le(sales.day, 2024-12-31))
                    scan sales
          shift month by 1 year
            compute month, units_before := units
              filter and(ge(month, 2023-01-01), le(month, 2023-12-01))
                ↑ #1`),
    );
  });

  test('ranges that cut a member are conditions of the measures', () => {
    const merged = mergeSources(
      align(
        [byMonth('units', year2024), byMonth('until_may', within('2024-01-01', '2024-05-10'))],
        ['month'],
      ),
      context,
    );
    expect(explainPlan(merged)).toContain(
      'until_may := sum(sales.units) where and(ge(sales.day, 2024-01-01), le(sales.day, 2024-05-10))',
    );
  });
});

describe('mergeSources with conditions that share no row', () => {
  const by = (key: string, name: string, channelName: string) => {
    const value = column(`sales.${key}`, TEXT);
    const rows = derive(filter(sales(), isChannel(channelName)), [{ name: 'key', value, origin: key }]);
    return aggregate(rows, ['key'], [units(name)]);
  };
  const large = () => {
    const facts = context.facts.datasets.get('sales');
    if (facts === undefined) throw new Error('sales are loaded');
    const many = { ...facts, distinct: new Map([['store', 50_000]]) };
    return { ...context, facts: { ...context.facts, datasets: new Map([['sales', many]]) } };
  };
  const both = (key: string) => align([by(key, 'web', 'web'), by(key, 'shop', 'shop')], ['key']);

  test('few groups: one scan', () => {
    expect(explainPlan(mergeSources(both('store'), context))).toContain(
      "shop := sum(sales.units) where eq(sales.channel, 'shop')",
    );
  });

  test('many groups: each its own', () => {
    expect(explainPlan(mergeSources(both('store'), large()))).toBe(explainPlan(both('store')));
  });

  test('measures of the same rows still share a scan', () => {
    const twice = { ...units('web_rows'), fn: 'count' as const };
    const rows = derive(filter(sales(), isChannel('web')), [{ name: 'key', value: store, origin: 'store' }]);
    const plan = align([both('store'), aggregate(rows, ['key'], [twice])], ['key']);
    expect(explainPlan(mergeSources(plan, large()))).toContain(
      'web := sum(sales.units), web_rows := count(sales.units)',
    );
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
    const member = { name: OWN.member, value: store, origin: 'member' };
    const seen = aggregate(derive(sales(), [at, member]), [OWN.at, OWN.member], []);
    const count = { ...units('buyers'), fn: 'count_distinct' as const, arg: column(OWN.member, TEXT) };
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
        aggregate [month] buyers := count(member:key)
          expand rows:seen over 2 windows
            aggregate [member:key] rows:seen := bits(date_diff[month](2020-01-01, sales.day))  — each member once, a bit for each month it was seen in
              derive member:key := sales.store
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

describe('aggregateTwice', () => {
  const country = { name: 'country_key', value: column('country', TEXT), origin: 'country' };

  test('attributes are attached to groups of foreign keys', () => {
    const plan = aggregate(derive(withStore(true), [country]), ['country_key'], [units('all')]);
    expect(explainPlan(aggregateTwice(plan, context))).toBe(
      text(`
        aggregate [country_key] all := sum(all)
          derive country_key := country
            join left on sales.store = stores.store taking country
              aggregate [sales.store] all := sum(sales.units)  — few combinations of keys: joins and conditions below see groups, not rows
                scan sales
              scan stores`),
    );
  });

  test('a measure that does not merge is counted on the rows', () => {
    const distinct = { ...units('buyers'), fn: 'count_distinct' as const };
    const plan = aggregate(derive(withStore(true), [country]), ['country_key'], [distinct]);
    expect(aggregateTwice(plan, context)).toBe(plan);
  });

  test('conditions on few values are checked on groups', () => {
    const measures = ['web', 'shop', 'phone'].map((name) => units(name, isChannel(name)));
    const plan = aggregate(derive(filter(sales(), allOf([year2024])), [monthly]), ['month'], measures);
    expect(explainPlan(aggregateTwice(plan, context))).toContain(
      "web := sum(web) where eq(sales.channel, 'web')",
    );
  });

  test('a single condition on several values is a flag: fewer groups than values', () => {
    const measures = ['sold', 'least', 'most'].map((name, i) => ({
      ...units(name, isChannel('web')),
      fn: (['sum', 'min', 'max'] as const)[i] ?? 'sum',
    }));
    const plan = aggregate(derive(filter(sales(), allOf([year2024])), [monthly]), ['month'], measures);
    expect(explainPlan(aggregateTwice(plan, context))).toContain(
      'aggregate [month, condition_1] sold := sum(sales.units), least := min(sales.units), most := max(sales.units)',
    );
  });

  test.each([
    ['two texts are grouped after the key that they hang on', 300_000, ['country', 'city'], true],
    ['one text is not: so many groups cost more than its hash', 300_000, ['country'], false],
    ['one text is while the groups are few', 30_000, ['country'], true],
  ])('%s', (_, stores, names, isTwice) => {
    const salesFacts = context.facts.datasets.get('sales');
    if (salesFacts === undefined) throw new Error('sales are loaded');
    const huge = { ...salesFacts, rows: 10_000_000, distinct: new Map([['store', stores]]) };
    const attached = { ...salesFacts, distinct: new Map(names.map((name) => [name, 10])) };
    const datasets = new Map([
      ['sales', huge],
      ['stores', attached],
    ]);
    const facts = { ...context.facts, datasets };
    const fields = ['store', ...names].map((field) => ({ field, type: TEXT }));
    const rows = join(sales(), scan('stores', 'stores', fields, ['store']), {
      on: [{ left: store, right: 'stores.store' }],
      mode: 'left',
      proven: true,
      nullSafe: false,
      take: names.map((name) => ({ from: `stores.${name}`, as: name })),
    });
    const keys = names.map((name) => ({ name: `${name}_key`, value: column(name, TEXT), origin: name }));
    const plan = aggregate(
      derive(rows, keys),
      keys.map(({ name }) => name),
      [units('all')],
    );
    expect(aggregateTwice(plan, { ...context, facts }) !== plan).toBe(isTwice);
  });

  test('measures of attributes, too, are added once for each value that conditions look at', () => {
    const measures = ['web', 'shop', 'phone'].map((name) => ({
      ...units(name, isChannel(name)),
      arg: column('country_size', BIGINT),
    }));
    const rows = derive(withStore(true), [
      country,
      { name: 'country_size', value: call('length', [column('country', TEXT)], BIGINT), origin: 'country' },
    ]);
    const salesFacts = context.facts.datasets.get('sales');
    if (salesFacts === undefined) throw new Error('sales are loaded');
    const counted = {
      ...context,
      facts: {
        ...context.facts,
        datasets: new Map([
          ...context.facts.datasets,
          ['stores', { ...salesFacts, distinct: new Map([['country', 10]]) }],
        ]),
      },
    };
    expect(explainPlan(aggregateTwice(aggregate(rows, ['country_key'], measures), counted))).toBe(
      text(`
        aggregate [country_key] web := sum(web) where eq(sales.channel, 'web'), shop := sum(web) where eq(sales.channel, 'shop'), phone := sum(web) where eq(sales.channel, 'phone')
          aggregate [country_key, sales.channel] web := sum(country_size)  — what conditions look at becomes a key: each row is added once, conditions below see groups
            derive country_key := country, country_size := length(country)
              join left on sales.store = stores.store taking country
                scan sales
                scan stores`),
    );
  });
});
