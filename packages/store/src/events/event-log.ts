import type { Selectable } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { parseJson } from '../json.ts';
import { appendEvent, CHAIN_START, hashOf } from './append-event.ts';
import type { ChainCheck, Events, RecordedEvent } from './events.ts';

type Row = Selectable<Tables['events']>;

const PAGE = 2000;

export function eventLog(database: CatalogDatabase): Events {
  const page = async (after: number, limit: number): Promise<readonly Row[]> =>
    (await database.read())
      .selectFrom('events')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .execute();
  return {
    append: async (event, now) => toEvent(await database.write((tx) => appendEvent(tx, event, now))),
    read: async ({ after = 0, limit }) => (await page(after, limit)).map(toEvent),
    verify: () => verify(page),
  };
}

async function verify(page: (after: number, limit: number) => Promise<readonly Row[]>): Promise<ChainCheck> {
  let events = 0;
  let head = CHAIN_START;
  for (;;) {
    const rows = await page(events, PAGE);
    for (const row of rows) {
      const follows = row.seq === events + 1 && row.previous_hash === head;
      if (!follows || hashOf(row) !== row.hash) return { kind: 'broken', seq: events + 1 };
      events = row.seq;
      head = row.hash;
    }
    if (rows.length < PAGE) return { kind: 'intact', events, head };
  }
}

function toEvent(row: Row): RecordedEvent {
  const { seq, at, actor, action, hash } = row;
  return {
    seq,
    at,
    actor,
    action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    details: parseJson(row.details),
    previousHash: row.previous_hash,
    hash,
  };
}
