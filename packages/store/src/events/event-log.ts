import { setImmediate as breathe } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { parseJson } from '../json.ts';
import { appendEvent, CHAIN_START, hashOf } from './append-event.ts';
import type { ChainCheck, Events, RecordedEvent } from './events.ts';

type Row = Selectable<Tables['events']>;

const PAGE = 500;
const PAGE_OF_LINES = 'SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?';

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
    append: async (event, writer) => toEvent(await database.write((tx) => appendEvent(tx, event, writer))),
    read: async ({ after = 0, limit }) => (await page(after, limit)).map(toEvent),
    verify: () => verify(database),
    async at(seq) {
      let rows = (await database.read()).selectFrom('events').selectAll();
      if (seq !== undefined) rows = rows.where('seq', '=', seq);
      const row = await rows.orderBy('seq', 'desc').limit(1).executeTakeFirst();
      return row === undefined ? null : toEvent(row);
    },
  };
}

/** A page of a file is read without letting go: it is kept to a few milliseconds. */
async function verify({ plain }: CatalogDatabase): Promise<ChainCheck> {
  let events = 0;
  let head = CHAIN_START;
  for (;;) {
    const rows = (await plain.all(PAGE_OF_LINES, [events, PAGE])) as unknown as readonly Row[];
    for (const row of rows) {
      const seq = events + 1;
      const broken = (problem: Extract<ChainCheck, { kind: 'broken' }>['problem']) =>
        ({ kind: 'broken', seq, problem }) as const;
      if (row.seq !== seq) return broken('missing');
      if (hashOf(row) !== row.hash) return broken('changed');
      if (row.previous_hash !== head) return broken('moved');
      events = seq;
      head = row.hash;
    }
    if (rows.length < PAGE) return { kind: 'intact', events, head };
    await breathe();
  }
}

function toEvent(row: Row): RecordedEvent {
  const { seq, at, actor, action, hash } = row;
  return {
    seq,
    at,
    actor,
    inPlaceOf: row.in_place_of,
    action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    details: parseJson(row.details),
    previousHash: row.previous_hash,
    hash,
  };
}
