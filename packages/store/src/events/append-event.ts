import { hash } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { canonicalJson } from '../json.ts';
import type { Writer } from '../store.ts';
import type { EventContent } from './events.ts';

type Row = Selectable<Tables['events']>;

/** What the first line follows. */
export const CHAIN_START = '0'.repeat(64);

/** Adds a line to the chain, inside the transaction that does what it tells. */
export async function appendEvent(
  transaction: Kysely<Tables>,
  event: EventContent,
  { by, now, inPlaceOf }: Writer,
): Promise<Row> {
  const last = await transaction
    .selectFrom('events')
    .select(['seq', 'hash', 'at'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const at = now.toISOString();
  const line = {
    seq: (last?.seq ?? 0) + 1,
    at: last !== undefined && last.at > at ? last.at : at,
    actor: by,
    action: event.action,
    object_kind: event.objectKind ?? null,
    object_id: event.objectId ?? null,
    details: canonicalJson(event.details ?? null),
    previous_hash: last?.hash ?? CHAIN_START,
    in_place_of: inPlaceOf ?? null,
  };
  const row: Row = { ...line, hash: hashOf(line) };
  await transaction.insertInto('events').values(row).execute();
  return row;
}

/** Covers every column and the line before. The last part is there only where it says something: older lines were hashed without it. */
export function hashOf(line: Omit<Row, 'hash'>): string {
  const { seq, at, actor, action, object_kind, object_id, details, previous_hash, in_place_of } = line;
  const parts = [previous_hash, seq, at, actor, action, object_kind, object_id, details];
  if (in_place_of !== null) parts.push(in_place_of);
  return hash('sha256', JSON.stringify(parts), 'hex');
}
