import { type Access, accessOf, type Model } from '@plumbline/model';
import type { Facts } from '@plumbline/query';
import fc from 'fast-check';
import { compilerAnswerer } from '../answerer/compiler-answerer.ts';
import { referenceAnswerer } from '../answerer/reference-answerer.ts';
import { FAMILIES, type Family, TAGS } from '../arbitrary/family.ts';
import { queryOf } from '../arbitrary/query.ts';
import { shopWith, worldOfShop } from '../arbitrary/shop.ts';
import { rollupsOf } from '../arbitrary/shop-rollups.ts';
import type { World } from '../case/world.ts';
import type { Database } from '../reference/data/database.ts';
import { relationsOf } from '../reference/data/relations.ts';
import { rowsSeen } from '../reference/data/seen-relations.ts';
import type { Runs } from './law.ts';
import { answerDifferences } from './same-answer.ts';
import { expectNone } from './same-lines.ts';
import { ROLE, withPolicies } from './with-policies.ts';

const FORMULAS = ['first', 'second', 'third'];

/** Conditions by dataset; `true` opens all rows. Of a union, what made it cannot be told: it stays closed. */
const CONDITIONS: Readonly<Record<string, readonly string[]>> = {
  orders: [
    'true',
    "channel = 'web'",
    'units > 1',
    'amount is not null and amount < 100',
    'customer.tier >= 2',
    'country.region in ($user.regions)',
    'grade.level = 2 or grade.level is null',
    "standing.word = 'gold'",
    "campaign.since >= date '2024-01-31'",
    "day <> date '2024-02-29'",
  ],
  returns: ['true', "medium = 'web'", "customer.name = 'Ann'", 'not (id = 1)'],
  stock: ['true', "account <> 'loan'", "region = 'north'", 'units > 0'],
  visits: ['true', "page = 'home'", 'minutes > 3'],
  customer: ['true', "country <> 'FR'", "country.region = 'EU'", 'tier is not null'],
  country: ['true', 'region in ($user.regions)', "code <> 'DE'"],
  grade: ['true', 'level >= 2'],
  standing: ['true', "word <> 'gold'"],
  campaign: ['true', "since < date '2024-02-01'"],
  tag: ['true', "kind = 'mood'"],
  order_tag: ['true', 'tag <> 1', "orders.channel = 'web'"],
  customer_tag: ['true', 'tag.tag <> 2'],
  targets: ['true', "channel = 'web'"],
  closes: ['true'],
};

const anyPolicies = fc.record(
  Object.fromEntries(
    Object.entries(CONDITIONS).map(([dataset, texts]) => [dataset, fc.constantFrom(...texts)] as const),
  ),
);

const OF_A_UNION = 'moved';
const ASKED: readonly Family[] = [...FAMILIES, TAGS].map((family) => ({
  ...family,
  additive: family.additive.filter((name) => name !== OF_A_UNION),
}));

export const anyRestricted = fc.constantFrom(...ASKED).chain((family) =>
  fc.record({
    shop: shopWith(family),
    rollups: rollupsOf(family, FORMULAS),
    policies: anyPolicies,
    regions: fc.constantFrom(['EU'], ['EU', 'EFTA'], ['EFTA']),
    query: queryOf(family, [...FORMULAS, ...family.additive, ...family.stocks, ...family.others]),
  }),
);

export interface Restricted {
  readonly whole: World;
  readonly access: Access;
  /** The rows that are left where those that may not be seen were deleted. */
  readonly left: Database;
}

/**
 * The answer of somebody who may see some rows is that of an administrator on a database in which there are no others.
 * How far data goes is that of the data as loaded. Three ways: filtered in the statement (with rollups of all rows
 * at hand), deleted before loading, and cell by cell.
 */
export async function policiesAreDeletions(
  runs: Runs,
): Promise<{ readonly answered: number; readonly partial: number }> {
  let loaded: Facts | null = null;
  const restricted = compilerAnswerer((facts) => {
    loaded = facts;
    return facts;
  });
  const emptied = compilerAnswerer((facts) => (loaded === null ? facts : withEdges(facts, loaded)));
  const seen = { answered: 0, partial: 0 };
  try {
    await fc.assert(
      fc.asyncProperty(anyRestricted, async ({ shop, rollups, policies, regions, query }) => {
        const { whole, access, left } = restrictedWorld({ ...shop, rollups }, policies, regions);
        const question = { ...whole, query, today: shop.today };
        const filtered = await restricted({ ...question, access });
        const deleted = await emptied({ ...question, model: withoutRollups(whole.model), database: left });
        if (filtered.kind === 'answered') seen.answered += 1;
        if (left !== whole.database) seen.partial += 1;
        expectNone('deleted / filtered', answerDifferences(deleted, filtered));
        const byCell = await referenceAnswerer({ ...question, access });
        expectNone('reference / filtered', answerDifferences(byCell, filtered));
      }),
      runs,
    );
    return seen;
  } finally {
    await restricted.close();
    await emptied.close();
  }
}

export function restrictedWorld(
  shop: Parameters<typeof worldOfShop>[0],
  policies: Readonly<Record<string, string>>,
  regions: readonly string[],
): Restricted {
  const whole = worldOfShop(shop);
  const model = withPolicies(whole.model, policies);
  const access = accessOf(model, { roles: [ROLE], attributes: { regions } });
  return { whole: { ...whole, model }, access, left: deletedFrom({ ...whole, model }, access) };
}

function deletedFrom({ model, database }: World, access: Access): Database {
  const nothing = () => {
    throw new Error('no policy reads an attribute');
  };
  const loaded = relationsOf(
    { model, database, sight: null },
    { attributeOf: nothing, until: null, rows: new Map() },
  );
  return new Map(
    [...database].map(([name, table]) => {
      if (!access.rows.has(name)) return [name, { ...table, rows: [] }];
      const kept = new Set(rowsSeen({ loaded, rows: access.rows }, name).map(({ index }) => index));
      return [name, { ...table, rows: table.rows.filter((_, i) => kept.has(i)) }];
    }),
  );
}

function withoutRollups(model: Model): Model {
  return { ...model, rollups: new Map() };
}

/** First and last day as loaded. */
function withEdges(facts: Facts, loaded: Facts): Facts {
  const datasets = [...facts.datasets].map(([name, own]) => {
    const { first, last, lastInstant } = loaded.datasets.get(name) ?? own;
    return [name, { ...own, first, last, lastInstant }] as const;
  });
  return { ...facts, datasets: new Map(datasets) };
}
