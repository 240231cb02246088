import type { Kysely, Selectable } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import { canonicalJson, parseJson } from '../json.ts';
import type { Writer } from '../store.ts';
import type { LifecycleStep, LifecycleSteps, NewLifecycleStep } from './lifecycle-steps.ts';

export function lifecycleTable(database: CatalogDatabase): LifecycleSteps {
  return {
    add: (steps, writer) => database.write((tx) => addSteps(tx, steps, writer)),
    async of({ kind, id }) {
      const rows = await (await database.read())
        .selectFrom('lifecycle_steps')
        .selectAll()
        .where('kind', '=', kind)
        .where('id', '=', id)
        .orderBy('seq')
        .execute();
      return rows.map(toStep);
    },
    async last(events) {
      const kysely = await database.read();
      const rows = await kysely
        .selectFrom('lifecycle_steps')
        .selectAll()
        .where('seq', 'in', (on) =>
          on
            .selectFrom('lifecycle_steps')
            .select((each) => each.fn.max('seq').as('seq'))
            .where('event', 'in', events)
            .groupBy(['kind', 'id', 'event']),
        )
        .orderBy('seq')
        .execute();
      return rows.map(toStep);
    },
  };
}

/** Adds steps inside a transaction. */
export async function addSteps(
  transaction: Kysely<Tables>,
  steps: readonly NewLifecycleStep[],
  writer: Writer,
): Promise<void> {
  const { last } = await transaction
    .selectFrom('lifecycle_steps')
    .select((on) => on.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  let seq = Number(last ?? 0);
  for (const { object, event, details } of steps) {
    seq += 1;
    const { kind, id } = object;
    const row: Tables['lifecycle_steps'] = {
      seq,
      kind,
      id,
      event,
      details: canonicalJson(details),
      actor: writer.by,
      in_place_of: writer.inPlaceOf ?? null,
      recorded_at: writer.now.toISOString(),
    };
    await transaction.insertInto('lifecycle_steps').values(row).execute();
    await appendEvent(
      transaction,
      { action: `definition/${event}`, objectKind: kind, objectId: id, details },
      writer,
    );
  }
}

function toStep(row: Selectable<Tables['lifecycle_steps']>): LifecycleStep {
  return {
    object: { kind: row.kind, id: row.id },
    event: row.event,
    details: parseJson(row.details),
    actor: row.actor,
    inPlaceOf: row.in_place_of,
    at: row.recorded_at,
  };
}
