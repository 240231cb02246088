import type { CatalogDatabase } from '../database/catalog-database.ts';
import { appendEvent } from '../events/append-event.ts';
import type { ObjectName } from '../references/references.ts';
import type { Writer } from '../store.ts';
import type { Subscriber, Subscriptions } from './subscriptions.ts';

const AT_ONCE = 500;

export function subscriptionTable(database: CatalogDatabase): Subscriptions {
  return {
    async of(login) {
      const rows = await (await database.read())
        .selectFrom('subscriptions')
        .select(['object_kind', 'object_id'])
        .where('login', '=', login)
        .orderBy('object_kind')
        .orderBy('object_id')
        .execute();
      return rows.map((row) => ({ kind: row.object_kind, id: row.object_id }));
    },
    add: (object, writer) => database.write((tx) => set(tx, { object, isFollowed: true }, writer)),
    remove: (object, writer) => database.write((tx) => set(tx, { object, isFollowed: false }, writer)),
    async to(objects) {
      const found: Subscriber[] = [];
      for (const kind of new Set(objects.map((object) => object.kind))) {
        const ids = objects.filter((object) => object.kind === kind).map(({ id }) => id);
        for (let from = 0; from < ids.length; from += AT_ONCE)
          found.push(...(await followersOf(database, kind, ids.slice(from, from + AT_ONCE))));
      }
      return found.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    },
  };
}

function keyOf({ login, object: { kind, id } }: Subscriber): string {
  return JSON.stringify([login, kind, id]);
}

async function followersOf(
  database: CatalogDatabase,
  kind: string,
  ids: readonly string[],
): Promise<readonly Subscriber[]> {
  const kysely = await database.read();
  const own = await kysely
    .selectFrom('subscriptions')
    .select(['login', 'object_id'])
    .where('object_kind', '=', kind)
    .where('object_id', 'in', ids)
    .execute();
  const follows = await kysely
    .selectFrom('references')
    .select(['object_id as login', 'target_id as object_id'])
    .where('object_kind', '=', 'follow')
    .where('target_kind', '=', kind)
    .where('target_id', 'in', ids)
    .execute();
  return [...own, ...follows].map((row) => ({ login: row.login, object: { kind, id: row.object_id } }));
}

type Transaction = Parameters<Parameters<CatalogDatabase['write']>[0]>[0];

async function set(
  transaction: Transaction,
  { object, isFollowed }: { readonly object: ObjectName; readonly isFollowed: boolean },
  writer: Writer,
): Promise<void> {
  const key = { login: writer.by, object_kind: object.kind, object_id: object.id };
  const known = await transaction
    .selectFrom('subscriptions')
    .select('login')
    .where('login', '=', key.login)
    .where('object_kind', '=', key.object_kind)
    .where('object_id', '=', key.object_id)
    .executeTakeFirst();
  if ((known !== undefined) === isFollowed) return;
  if (isFollowed) {
    const row = { ...key, created_at: writer.now.toISOString() };
    await transaction.insertInto('subscriptions').values(row).execute();
  } else {
    await transaction
      .deleteFrom('subscriptions')
      .where('login', '=', key.login)
      .where('object_kind', '=', key.object_kind)
      .where('object_id', '=', key.object_id)
      .execute();
  }
  const action = `subscription/${isFollowed ? 'add' : 'remove'}`;
  await appendEvent(transaction, { action, objectKind: object.kind, objectId: object.id }, writer);
}
