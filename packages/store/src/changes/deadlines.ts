import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import { canonicalJson } from '../json.ts';
import type { Writer } from '../store.ts';
import type { ChangeRequests, Deadline } from './change-requests.ts';

export async function deadlinesUntil(
  kysely: Kysely<Tables>,
  { states, until }: Parameters<ChangeRequests['deadlines']>[0],
): Promise<readonly Deadline[]> {
  const rows = await kysely
    .selectFrom('change_steps')
    .innerJoin('change_revisions', (join) =>
      join
        .onRef('change_revisions.request', '=', 'change_steps.request')
        .onRef('change_revisions.revision', '=', 'change_steps.revision'),
    )
    .select(['change_steps.request', 'change_revisions.due'])
    .where('change_revisions.due', '<=', until)
    .where('change_steps.state', 'in', states)
    .where('change_steps.seq', 'in', (on) =>
      on
        .selectFrom('change_steps')
        .select((each) => each.fn.max('seq').as('seq'))
        .groupBy('request'),
    )
    .orderBy('change_steps.request')
    .execute();
  return rows.flatMap(({ request, due }) => (due === null ? [] : [{ number: request, due }]));
}

interface Noting {
  readonly deadline: Deadline;
  readonly event: 'due_soon' | 'overdue';
}

/** Looked up and written in one transaction: of two who look at once one writes. */
export async function noteDeadline(
  transaction: Kysely<Tables>,
  { deadline: { number, due }, event }: Noting,
  writer: Writer,
): Promise<boolean> {
  const object = { objectKind: 'change_request', objectId: String(number) };
  const action = `change_request/${event}`;
  const details = { due };
  const found = await transaction
    .selectFrom('events')
    .select('seq')
    .where('object_kind', '=', object.objectKind)
    .where('object_id', '=', object.objectId)
    .where('action', '=', action)
    .where('details', '=', canonicalJson(details))
    .limit(1)
    .executeTakeFirst();
  if (found !== undefined) return false;
  await appendEvent(transaction, { ...object, action, details }, writer);
  return true;
}
