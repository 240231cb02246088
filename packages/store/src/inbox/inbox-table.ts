import type { Kysely, Selectable } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { toEvent } from '../events/event-log.ts';
import { canonicalJson, parseJson } from '../json.ts';
import type { Inbox, InboxItem, ListedItems, NewInboxItem } from './inbox.ts';
import { keepNewest } from './keep-newest.ts';
import { AT_ONCE, release, withheldItems, withhold } from './withheld-table.ts';

const CURSOR = 'inbox';

type Row = Selectable<Tables['inbox_items']>;

export function inboxTable(database: CatalogDatabase): Inbox {
  return {
    async pending({ actions, since, limit }) {
      const kysely = await database.read();
      const rows = await kysely
        .selectFrom('events')
        .selectAll()
        .where('seq', '>', await cursorOf(kysely))
        .where('action', 'in', actions)
        .where('at', '>=', since.toISOString())
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(toEvent);
    },
    handOut: (handing) => database.write((tx) => handOut(tx, handing)),
    withheld: async (limit) => withheldItems(await database.read(), limit),
    release: (ended, told) => database.write(async (tx) => addItems(tx, await release(tx, ended, told))),
    async list(login, asked) {
      const rows = await listed(await database.read(), login, asked);
      return rows.map(toItem);
    },
    async counts(login) {
      const rows = await (await database.read())
        .selectFrom('inbox_items')
        .select((on) => ['what', on.fn.sum('is_unread').as('unread'), on.fn.countAll().as('open')])
        .where('login', '=', login)
        .where('is_done', '=', 0)
        .groupBy('what')
        .orderBy('what')
        .execute();
      return rows.map(({ what, unread, open }) => ({ what, unread: Number(unread), open: Number(open) }));
    },
    async open(what, objects) {
      const kysely = await database.read();
      const found: Row[] = [];
      for (const { kind, id } of objects)
        found.push(
          ...(await kysely
            .selectFrom('inbox_items')
            .selectAll()
            .where('object_kind', '=', kind)
            .where('object_id', '=', id)
            .where('what', '=', what)
            .where('is_done', '=', 0)
            .orderBy('seq')
            .execute()),
        );
      return found.map(toItem);
    },
    mark: (login, ids, as) => database.write((tx) => mark(tx, { login, ids, as })),
  };
}

async function cursorOf(kysely: Kysely<Tables>): Promise<number> {
  const row = await kysely
    .selectFrom('inbox_cursor')
    .select('event_seq')
    .where('name', '=', CURSOR)
    .executeTakeFirst();
  return row?.event_seq ?? 0;
}

function listed(kysely: Kysely<Tables>, login: string, asked: ListedItems): Promise<readonly Row[]> {
  const { isDone, isUnread, what, below, limit } = asked;
  let query = kysely
    .selectFrom('inbox_items')
    .selectAll()
    .where('login', '=', login)
    .where('is_done', '=', isDone ? 1 : 0);
  if (what !== undefined) query = query.where('what', 'in', what);
  if (isUnread !== undefined) query = query.where('is_unread', '=', isUnread ? 1 : 0);
  if (below !== undefined) {
    const unread = below.isUnread ? 1 : 0;
    query = query.where((on) =>
      on.or([on('is_unread', '<', unread), on.and([on('is_unread', '=', unread), on('seq', '<', below.id)])]),
    );
  }
  return query.orderBy('is_unread', 'desc').orderBy('seq', 'desc').limit(limit).execute();
}

async function handOut(
  transaction: Kysely<Tables>,
  { upTo, items, withheld, settled }: Parameters<Inbox['handOut']>[0],
): Promise<void> {
  const before = await cursorOf(transaction);
  if (before >= upTo) return;
  const cursor = { name: CURSOR, event_seq: upTo };
  await transaction
    .insertInto('inbox_cursor')
    .values(cursor)
    .onConflict((on) => on.column('name').doUpdateSet(cursor))
    .execute();
  const isNew = ({ event }: NewInboxItem) => event.seq > before;
  await addItems(transaction, items.filter(isNew));
  await withhold(transaction, withheld.filter(isNew));
  for (let from = 0; from < settled.length; from += AT_ONCE)
    await transaction
      .updateTable('inbox_items')
      .set({ is_done: 1, is_unread: 0 })
      .where('seq', 'in', settled.slice(from, from + AT_ONCE))
      .execute();
}

/** Items of the same line and object are there once. */
async function addItems(transaction: Kysely<Tables>, items: readonly NewInboxItem[]): Promise<void> {
  if (items.length === 0) return;
  const { last } = await transaction
    .selectFrom('inbox_items')
    .select((on) => on.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  const rows = items.map((item, i) => toRow(item, Number(last ?? 0) + 1 + i));
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await transaction
      .insertInto('inbox_items')
      .values(rows.slice(from, from + AT_ONCE))
      .onConflict((on) => on.columns(['login', 'event_seq', 'object_kind', 'object_id']).doNothing())
      .execute();
  const logins = rows.map(({ login }) => login);
  await keepNewest(transaction, { table: 'inbox_items', by: 'seq' }, logins);
}

async function mark(
  transaction: Kysely<Tables>,
  {
    login,
    ids,
    as: { isUnread, isDone },
  }: {
    readonly login: string;
    readonly ids: Parameters<Inbox['mark']>[1];
    readonly as: Parameters<Inbox['mark']>[2];
  },
): Promise<number> {
  const set = {
    ...(isUnread === undefined ? {} : { is_unread: isUnread ? 1 : 0 }),
    ...(isDone === undefined ? {} : { is_done: isDone ? 1 : 0 }),
  };
  const own = transaction.updateTable('inbox_items').set(set).where('login', '=', login);
  const asked = ids === null ? own.where('is_done', '=', 0) : own.where('seq', 'in', [-1, ...ids]);
  const { numUpdatedRows } = await asked.executeTakeFirst();
  return Number(numUpdatedRows);
}

function toRow({ login, what, object, details, event }: NewInboxItem, seq: number): Tables['inbox_items'] {
  return {
    seq,
    login,
    what,
    object_kind: object.kind,
    object_id: object.id,
    details: canonicalJson(details),
    event_seq: event.seq,
    actor: event.actor,
    in_place_of: event.inPlaceOf,
    recorded_at: event.at,
    is_unread: 1,
    is_done: 0,
  };
}

function toItem(row: Row): InboxItem {
  return {
    id: row.seq,
    login: row.login,
    what: row.what,
    object: { kind: row.object_kind, id: row.object_id },
    details: parseJson(row.details),
    actor: row.actor,
    inPlaceOf: row.in_place_of,
    at: row.recorded_at,
    isUnread: row.is_unread === 1,
    isDone: row.is_done === 1,
  };
}
