import { createHash } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { canonicalJson } from '../json.ts';
import type { NewEvent } from './events.ts';

type Row = Selectable<Tables['events']>;

/** What the first line follows. */
export const CHAIN_START = '0'.repeat(64);

/** Adds a line to the chain, inside the transaction that does what it tells. */
export async function appendEvent(transaction: Kysely<Tables>, event: NewEvent, now: Date): Promise<Row> {
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
    actor: event.actor,
    action: event.action,
    object_kind: event.objectKind ?? null,
    object_id: event.objectId ?? null,
    details: canonicalJson(event.details ?? null),
    previous_hash: last?.hash ?? CHAIN_START,
  };
  const row: Row = { ...line, hash: hashOf(line) };
  await transaction.insertInto('events').values(row).execute();
  return row;
}

/** Covers every column and the line before. */
export function hashOf(line: Omit<Row, 'hash'>): string {
  const { seq, at, actor, action, object_kind, object_id, details, previous_hash } = line;
  const content = JSON.stringify([previous_hash, seq, at, actor, action, object_kind, object_id, details]);
  return createHash('sha256').update(content).digest('hex');
}
