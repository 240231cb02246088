import type { Day } from '@plumbline/calendar';
import { type Access, accessOf } from '@plumbline/model';
import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { parseTable } from '../case/table-text.ts';
import { buildWorld, type World } from '../case/world.ts';
import type { Database } from '../reference/data/database.ts';
import { anyDay, anyToday } from './days.ts';
import type { Family } from './family.ts';
import { formulaOf } from './formula.ts';
import { queryOf } from './query.ts';

/** Vouchers of two companies and a chart of accounts, both recorded again when they change. */
export interface Books {
  readonly database: Database;
  readonly today: Day;
  readonly formulas: Readonly<Record<string, string>>;
  /** Conditions by dataset of somebody who sees some of the records; null: of everybody. */
  readonly policies: Readonly<Record<string, string>> | null;
}

type Cell = string | null;

const orNull = <T extends Cell>(cell: fc.Arbitrary<T>, freq = 8) => fc.option(cell, { freq });
/** Halves of them are no whole cents. */
const amount = fc.integer({ min: -320, max: 960 }).map((n) => (n / 100).toFixed(2));
const code = fc.constantFrom('1', '1', '2', '2', '3', '3', '4', '5', '9');

/** No record ties with another. */
const vouchers = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom('east', 'west'),
    fc.constantFrom('1', '2', '3', '4'),
    orNull(anyDay, 15),
    orNull(anyDay, 15),
    orNull(code),
    orNull(amount),
  ),
  { minLength: 3, maxLength: 12, size: 'max', selector: ([, no, , recorded]) => `${no} ${recorded}` },
);
const planned = fc.array(fc.tuple(orNull(anyDay, 15), orNull(code), orNull(amount)), { maxLength: 3 });

/** A parent is called less than its members, so that none is its own. */
const accounts = fc.uniqueArray(
  fc
    .tuple(
      orNull(fc.constantFrom('1', '2', '3', '4', '5'), 15),
      fc.constantFrom(null, '1', '1', '2', '3', '4', '0'),
      fc.constantFrom('+', '+', '-', '~'),
      orNull(fc.constantFrom('0.50', '1.00')),
      orNull(fc.constantFrom('cash', 'loan', 'debt')),
      fc.constantFrom('A', 'L'),
      orNull(anyDay, 15),
    )
    .map(([own, above, ...rest]): readonly Cell[] => [
      own,
      own !== null && above !== null && above < own ? above : null,
      ...rest,
    ]),
  { minLength: 3, maxLength: 12, size: 'max', selector: ([own, , , , , , recorded]) => `${own} ${recorded}` },
);

function grid(header: string, rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows.map((cells) => cells.map((cell) => cell ?? 'null').join(' | '))].join('\n');
}

const VOUCHERS = 'no integer | day date | recorded date | code text | amount decimal(14,2)';
const CHART =
  'code text | parent text | sign text | part decimal(4,2) | name text | kind text | recorded date';

const database: fc.Arbitrary<Database> = fc.record({ vouchers, planned, accounts }).map((rows) => {
  const of = (book: string) => rows.vouchers.filter(([own]) => own === book).map(([, ...cells]) => cells);
  const plan = rows.planned.map((cells, i) => [String(i), ...cells]);
  return new Map([
    ['east', parseTable(grid(VOUCHERS, of('east')))],
    ['west', parseTable(grid(VOUCHERS, of('west')))],
    ['plan', parseTable(grid('no integer | day date | code text | amount decimal(14,2)', plan))],
    ['chart', parseTable(grid(CHART, rows.accounts))],
  ]);
});

const GROUP: Family = {
  name: 'group',
  additive: ['amount', 'rows', 'below_one'],
  stocks: [],
  others: ['rolled', 'signed', 'shared', 'numbers', 'at_two'],
  dimensions: ['chart.code', 'chart.name', 'chart.kind', 'group.company', 'group.scenario'],
  members: ['group.company', 'chart.kind', 'group.code'],
  conditions: [
    "chart.kind = 'A'",
    'chart.name is not null',
    "under(accounts, '1')",
    "not under(accounts, '2') and chart.code is not null",
    "group.company = 'east'",
    "group.scenario = 'plan'",
    'group.amount > 2',
  ],
};

const BOOK: Family = {
  ...GROUP,
  name: 'book',
  additive: ['book', 'book_rows'],
  others: ['book_rolled', 'book_signed', 'book_below'],
  dimensions: ['chart.code', 'chart.name', 'joined.code'],
  members: ['chart.kind', 'joined.no'],
  conditions: ["chart.kind = 'A'", "under(accounts, '1')", "joined.code <> '3'"],
};

const HISTORY = { recorded_at: 'recorded' };
const rollup = (of: string, along: string) => `rollup(${of}, along: ${along})`;

const DEFINITIONS = {
  datasets: [
    { name: 'east', time: 'day', history: { key: ['no'], ...HISTORY } },
    { name: 'west', time: 'day', history: { key: ['no'], ...HISTORY } },
    { name: 'plan', primary_key: ['no'], time: 'day' },
    { name: 'chart', history: { key: ['code'], ...HISTORY } },
    {
      name: 'group',
      time: 'day',
      source: {
        union: [
          { dataset: 'east', set: { company: "'east'", scenario: "'real'" } },
          { dataset: 'west', set: { company: "'west'", scenario: "'real'" } },
          {
            dataset: 'plan',
            set: { company: "'plan'", scenario: "'plan'", recorded: "date '2023-01-01'" },
          },
        ],
      },
      history: { key: ['company', 'no'], ...HISTORY },
      scenarios: { field: 'scenario', actual: 'real', budget: 'plan' },
    },
    {
      name: 'joined',
      time: 'day',
      source: { union: [{ dataset: 'east' }, { dataset: 'west' }] },
      history: { key: ['no'], ...HISTORY },
    },
  ],
  relationships: ['group', 'joined'].map((from) => ({
    name: `${from}_posted`,
    from,
    to: 'chart',
    from_columns: ['code'],
    to_columns: ['code'],
  })),
  hierarchies: [
    { name: 'accounts', dataset: 'chart', key: 'code', parent: 'parent' },
    { name: 'signed_accounts', dataset: 'chart', key: 'code', parent: 'parent', operator: 'sign' },
    { name: 'shared_accounts', dataset: 'chart', key: 'code', parent: 'parent', weight: 'part' },
  ],
};

const METRICS = {
  amount: 'sum(group.amount)',
  rows: 'count(group)',
  below_one: "sum(group.amount) where under(accounts, '1')",
  rolled: rollup('amount', 'accounts'),
  signed: rollup('amount', 'signed_accounts'),
  shared: rollup('amount', 'shared_accounts'),
  numbers: rollup('count_distinct(group.no)', 'accounts'),
  at_two: "rollup(amount, along: accounts, node: '2')",
  book: 'sum(joined.amount)',
  book_rows: 'count(joined)',
  book_rolled: rollup('book', 'accounts'),
  book_signed: rollup('book_rows', 'signed_accounts'),
  book_below: "book where under(accounts, '1')",
};

const POLICIES: Readonly<Record<string, readonly string[]>> = {
  chart: ['true', "kind = 'A'", "recorded < date '2024-02-29'", "name <> 'loan'", "code <> '1'"],
  group: ['true', "company = 'east'", "under(accounts, '1')", "chart.kind = 'A'"],
  joined: ['true', "recorded >= date '2024-01-01'"],
};

const anyPolicies = fc.record(
  Object.fromEntries(Object.entries(POLICIES).map(([name, texts]) => [name, fc.constantFrom(...texts)])),
);

export interface BooksAsking {
  readonly books: Books;
  readonly query: MetricQuery;
}

/** Random books and a question to them, with two random formulas. */
export const anyBooksAsking: fc.Arbitrary<BooksAsking> = fc.constantFrom(GROUP, GROUP, BOOK).chain((family) =>
  fc.record({
    books: fc.record({
      database,
      today: anyToday,
      formulas: fc.record({ first: formulaOf(family), second: formulaOf(family, 1) }),
      policies: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyPolicies }),
    }),
    query: queryOf(family, ['first', 'second', ...family.additive, ...family.others]),
  }),
);

/** The model of books, and what of its rows is seen; a formula that the front end refuses is left out. */
export function worldOfBooks({ database: rows, formulas, policies }: Books): World & {
  readonly access: Access | null;
} {
  const metrics = { ...METRICS, ...formulas };
  const list = Object.entries(policies ?? {}).map(([dataset, where]) => ({
    name: dataset,
    roles: ['reader'],
    dataset,
    ...(where === 'true' ? {} : { where }),
  }));
  const definitions = { ...DEFINITIONS, metrics, ...(policies === null ? {} : { policies: list }) };
  const { world } = buildWorld({ settings: {}, definitions, database: rows });
  const access = policies === null ? null : accessOf(world.model, { roles: ['reader'], attributes: {} });
  return { ...world, access };
}
