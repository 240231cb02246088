import { setImmediate as breathe } from 'node:timers/promises';
import type { Kysely, Selectable } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { parseJson } from '../json.ts';
import { appendEvent, CHAIN_START, hashOf } from './append-event.ts';
import type { ChainCheck, EventFilter, Events, RecordedEvent } from './events.ts';

type Row = Selectable<Tables['events']>;

const PAGE = 500;
const PAGE_OF_LINES = 'SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?';

export function eventLog(database: CatalogDatabase): Events {
  return {
    append: async (event, writer) => toEvent(await database.write((tx) => appendEvent(tx, event, writer))),
    appendAll: (events, writer) =>
      database.write(async (tx) => {
        for (const event of events) await appendEvent(tx, event, writer);
      }),
    async read({ after = 0, limit, filter }) {
      const rows = linesThat(await database.read(), filter).where('seq', '>', after);
      return (await rows.orderBy('seq').limit(limit).execute()).map(toEvent);
    },
    async readNewest({ below, limit, filter }) {
      let rows = linesThat(await database.read(), filter);
      if (below !== undefined) rows = rows.where('seq', '<', below);
      return (await rows.orderBy('seq', 'desc').limit(limit).execute()).map(toEvent);
    },
    verify: () => verify(database),
    async at(seq) {
      let rows = (await database.read()).selectFrom('events').selectAll();
      if (seq !== undefined) rows = rows.where('seq', '=', seq);
      const row = await rows.orderBy('seq', 'desc').limit(1).executeTakeFirst();
      return row === undefined ? null : toEvent(row);
    },
  };
}

function linesThat(kysely: Kysely<Tables>, filter: EventFilter = {}) {
  const { actor, action, objects, from, before } = filter;
  let rows = kysely.selectFrom('events').selectAll();
  if (actor !== undefined)
    rows = rows.where((has) => has.or([has('actor', '=', actor), has('in_place_of', '=', actor)]));
  if (action?.endsWith('/') === true)
    // `0` is the character behind the slash: a range that an index could serve, and no pattern to escape.
    rows = rows.where('action', '>=', action).where('action', '<', `${action.slice(0, -1)}0`);
  else if (action !== undefined) rows = rows.where('action', '=', action);
  if (objects !== undefined && objects.length > 0)
    rows = rows.where((has) => has.or([has('object_kind', 'in', objects), has('object_id', 'in', objects)]));
  if (from !== undefined) rows = rows.where('at', '>=', from);
  if (before !== undefined) rows = rows.where('at', '<', before);
  return rows;
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

export function toEvent(row: Row): RecordedEvent {
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
