import { setImmediate as breathe } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import type { NewReference } from '../definitions/definition-version.ts';
import type { Affected, ObjectName, References } from './references.ts';

export function referenceTable(database: CatalogDatabase): References {
  return {
    replace: (object, references) =>
      database.write((tx) => replaceReferences(tx, [{ ...object, references }])),
    async of({ kind, id }) {
      const rows = await (await database.read())
        .selectFrom('references')
        .selectAll()
        .where('object_kind', '=', kind)
        .where('object_id', '=', id)
        .orderBy('target_kind')
        .orderBy('target_id')
        .orderBy('role')
        .execute();
      return rows.map((row) => ({
        objectKind: row.object_kind,
        objectId: row.object_id,
        targetKind: row.target_kind,
        targetId: row.target_id,
        version: row.version,
        role: row.role,
      }));
    },
    impact: async (targets) => (targets.length === 0 ? [] : impactOf(await database.read(), targets)),
    async kinds() {
      const kysely = await database.read();
      const rows = await kysely
        .selectFrom('references')
        .select('object_kind')
        .distinct()
        .orderBy('object_kind')
        .execute();
      return rows.map((row) => row.object_kind);
    },
  };
}

/** What an object mentions now. */
export interface Mentioning extends ObjectName {
  readonly references: readonly NewReference[];
}

const ROWS_AT_ONCE = 500;

/** Sets what these objects mention, inside a transaction. */
export async function replaceReferences(
  transaction: Kysely<Tables>,
  objects: readonly Mentioning[],
): Promise<void> {
  for (const kind of new Set(objects.map((object) => object.kind))) {
    const ids = objects.filter((object) => object.kind === kind).map(({ id }) => id);
    for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
      await transaction
        .deleteFrom('references')
        .where('object_kind', '=', kind)
        .where('object_id', 'in', ids.slice(from, from + ROWS_AT_ONCE))
        .execute();
      await breathe();
    }
  }
  const rows = objects.flatMap(rowsOf);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await transaction
      .insertInto('references')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
    await breathe();
  }
}

/** A target mentioned twice in one role is one row. */
function rowsOf({ kind, id, references }: Mentioning): readonly Tables['references'][] {
  const rows = references.map(({ targetKind, targetId, version = null, role }) => ({
    object_kind: kind,
    object_id: id,
    target_kind: targetKind,
    target_id: targetId,
    version,
    role,
  }));
  const keyOf = (row: Tables['references']) => JSON.stringify([row.target_kind, row.target_id, row.role]);
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

/** Conditions one statement can hold. */
const TARGETS_AT_ONCE = 200;

async function impactOf(
  kysely: Kysely<Tables>,
  targets: readonly ObjectName[],
): Promise<readonly Affected[]> {
  const keyOf = ({ kind, id }: ObjectName) => JSON.stringify([kind, id]);
  const left = new Set(targets.map(keyOf));
  const found = new Map<string, Affected>();
  for (let from = 0; from < targets.length; from += TARGETS_AT_ONCE) {
    await breathe();
    for (const row of await reachedFrom(kysely, targets.slice(from, from + TARGETS_AT_ONCE))) {
      const isDirect = row.direct === 1 || (found.get(keyOf(row))?.isDirect ?? false);
      if (!left.has(keyOf(row))) found.set(keyOf(row), { kind: row.kind, id: row.id, isDirect });
    }
  }
  return [...found.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** One query: from the targets upwards. An object comes at most twice, as found directly and as found through others. */
async function reachedFrom(kysely: Kysely<Tables>, targets: readonly ObjectName[]) {
  const { sql } = await import('kysely');
  return kysely
    .withRecursive('reached(kind, id, direct)', (db) =>
      db
        .selectFrom('references')
        .select(['object_kind as kind', 'object_id as id', sql<number>`1`.as('direct')])
        .where((on) =>
          on.or(
            targets.map(({ kind, id }) => on.and([on('target_kind', '=', kind), on('target_id', '=', id)])),
          ),
        )
        .union((more) =>
          more
            .selectFrom('reached')
            .innerJoin('references', (join) =>
              join
                .onRef('references.target_kind', '=', 'reached.kind')
                .onRef('references.target_id', '=', 'reached.id'),
            )
            .select([
              'references.object_kind as kind',
              'references.object_id as id',
              sql<number>`0`.as('direct'),
            ]),
        ),
    )
    .selectFrom('reached')
    .selectAll()
    .execute();
}
