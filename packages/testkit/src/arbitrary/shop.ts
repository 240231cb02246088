import { type DateRange, type Day, formatDay } from '@plumbline/calendar';
import type { CompareItem, MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { buildWorld, type World } from '../case/world.ts';
import type { Database } from '../reference/data/database.ts';
import { anyToday } from './days.ts';
import { ENTRIES, ENTRIES_OF_BOTH, FAMILIES, type Family, TAGS } from './family.ts';
import { formulaOf } from './formula.ts';
import { queryOf } from './query.ts';
import { type ShopChoices, shopChoices, shopDefinitions } from './shop-definitions.ts';
import { shopRows } from './shop-rows.ts';

/** A shop with random rows, and what differs in its definitions. Plain data, so that a failure prints it. */
export interface Shop {
  readonly database: Database;
  readonly choices: ShopChoices;
  readonly today: Day;
  /** Random formulas, by the name of their metric. */
  readonly formulas: Readonly<Record<string, string>>;
  /** What is added up beforehand; absent: nothing. */
  readonly rollups?: readonly ShopRollup[];
  /** What a calendar lists as members of the grain `term`; absent: there is none. */
  readonly terms?: readonly DateRange[];
}

export interface ShopRollup {
  readonly name: string;
  readonly metrics: readonly string[];
  readonly by: readonly string[];
}

export function shopWith(family: Family | null): fc.Arbitrary<Shop> {
  const formula = family === null ? fc.constant({}) : formulasOf(family);
  return fc.record({ database: shopRows, choices: shopChoices, today: anyToday, formulas: formula });
}

function formulasOf(family: Family): fc.Arbitrary<Readonly<Record<string, string>>> {
  return fc.record({ first: formulaOf(family), second: formulaOf(family, 3), third: formulaOf(family, 1) });
}

/** The model of a shop. A formula that the front end refuses is left out, with what names it. */
export function worldOfShop(shop: Shop): World {
  const { calendar } = shop.choices;
  const plain = shopDefinitions(shop.choices);
  const metrics = { ...(plain.metrics as Readonly<Record<string, unknown>>), ...shop.formulas };
  const settings = { calendar };
  const rollups = shop.rollups === undefined ? {} : { rollups: shop.rollups };
  const { definitions, database } = withTerms({ ...plain, metrics, ...rollups }, shop);
  return buildWorld({ settings, definitions, database }).world;
}

function withTerms(plain: Readonly<Record<string, unknown>>, { database, terms }: Shop) {
  if (terms === undefined) return { definitions: plain, database };
  const calendar = { name: 'terms_of_year', dataset: 'terms', grain: 'term', key: 'name' };
  const definitions = {
    ...plain,
    datasets: [...(plain.datasets as readonly unknown[]), { name: 'terms' }],
    calendars: [
      ...(plain.calendars as readonly unknown[]),
      { ...calendar, start: 'starts_on', end: 'ends_on' },
    ],
  };
  const rows = terms.map(({ from, to }, i) => [`term ${(i % 4) + 1}`, formatDay(from), formatDay(to)]);
  const columns = [
    { name: 'name', type: { kind: 'text' } },
    { name: 'starts_on', type: { kind: 'date' } },
    { name: 'ends_on', type: { kind: 'date' } },
  ] as const;
  return { definitions, database: new Map([...database, ['terms', { columns, rows }]]) };
}

export interface Asking {
  readonly family: Family;
  readonly shop: Shop;
  readonly query: MetricQuery;
}

/** A shop and a query over random formulas: anything that this language can ask. */
export const anyAsking: fc.Arbitrary<Asking> = fc
  .constantFrom(...FAMILIES, TAGS, ENTRIES)
  .chain((family) => askingOf(family));

/** The same of what happened and what was planned, on the snapshot days of both. */
export const matchedAsking: fc.Arbitrary<Asking> = askingOf(ENTRIES_OF_BOTH).map(({ query, ...asking }) => {
  const others = (query.compare ?? []).filter((item) => item !== 'budget' && !isMatched(item));
  return { ...asking, query: { ...query, compare: [...others, { budget: true, matched: 'snapshots' }] } };
});

function isMatched(item: CompareItem): boolean {
  return typeof item === 'object' && 'matched' in item;
}

function askingOf(family: Family): fc.Arbitrary<Asking> {
  return fc.record({
    family: fc.constant(family),
    shop: shopWith(family),
    query: queryOf(family, [
      'first',
      'second',
      'third',
      ...family.additive,
      ...family.stocks,
      ...family.others,
    ]),
  });
}
