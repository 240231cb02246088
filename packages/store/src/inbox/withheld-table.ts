import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { canonicalJson, parseJson } from '../json.ts';
import type { NewInboxItem } from './inbox.ts';
import { keepNewest } from './keep-newest.ts';

/** Rows of one statement. */
export const AT_ONCE = 500;

type Row = Tables['withheld_items'];

export async function withhold(transaction: Kysely<Tables>, items: readonly NewInboxItem[]): Promise<void> {
  const rows = items.map(toRow);
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await transaction
      .insertInto('withheld_items')
      .values(rows.slice(from, from + AT_ONCE))
      .onConflict((on) => on.columns(['login', 'event_seq', 'object_kind', 'object_id']).doNothing())
      .execute();
  const logins = rows.map(({ login }) => login);
  await keepNewest(transaction, { table: 'withheld_items', by: 'event_seq' }, logins);
}

export async function withheldItems(kysely: Kysely<Tables>, limit: number): Promise<readonly NewInboxItem[]> {
  const rows = await kysely
    .selectFrom('withheld_items')
    .selectAll()
    .orderBy('event_seq')
    .orderBy('login')
    .orderBy('object_kind')
    .orderBy('object_id')
    .limit(limit)
    .execute();
  return rows.map(toNewItem);
}

/** Takes these out. The told ones that were still there. */
export async function release(
  transaction: Kysely<Tables>,
  ended: readonly NewInboxItem[],
  told: readonly NewInboxItem[],
): Promise<readonly NewInboxItem[]> {
  const released: NewInboxItem[] = [];
  for (const item of ended) {
    const { numDeletedRows } = await transaction
      .deleteFrom('withheld_items')
      .where('login', '=', item.login)
      .where('event_seq', '=', item.event.seq)
      .where('object_kind', '=', item.object.kind)
      .where('object_id', '=', item.object.id)
      .executeTakeFirst();
    if (numDeletedRows > 0n && told.includes(item)) released.push(item);
  }
  return released;
}

function toRow({ login, what, object, details, event }: NewInboxItem): Row {
  return {
    login,
    event_seq: event.seq,
    object_kind: object.kind,
    object_id: object.id,
    what,
    details: canonicalJson(details),
    actor: event.actor,
    in_place_of: event.inPlaceOf,
    recorded_at: event.at,
  };
}

function toNewItem(row: Row): NewInboxItem {
  const { login, what, event_seq: seq, actor, in_place_of: inPlaceOf, recorded_at: at } = row;
  return {
    ...{ login, what, object: { kind: row.object_kind, id: row.object_id } },
    details: parseJson(row.details),
    event: { seq, actor, inPlaceOf, at },
  };
}
