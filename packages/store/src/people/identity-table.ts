import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Kysely } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Writer } from '../store.ts';
import type { Identities, Identity } from './identities.ts';
import { usersWhere } from './user-row.ts';
import type { User } from './users.ts';

type Transaction = Kysely<Tables>;

export function identityTable(database: CatalogDatabase): Identities {
  return {
    find: async (identity) => find(await database.read(), identity),
    async list(userId) {
      const rows = await (await database.read())
        .selectFrom('identities')
        .select(['issuer', 'subject', 'linked_at as linkedAt'])
        .where('user_id', '=', userId)
        .orderBy('linked_at', 'desc')
        .orderBy('issuer')
        .execute();
      return rows;
    },
    link: (identity, userId, writer) => database.write((tx) => link(tx, identity, userId, writer)),
    unlinkAll: (userId, writer) => database.write((tx) => unlinkAll(tx, userId, writer)),
  };
}

async function find(kysely: Transaction, { issuer, subject }: Identity): Promise<User | null> {
  const row = await kysely
    .selectFrom('identities')
    .select('user_id as userId')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row === undefined ? null : ((await usersWhere(kysely, { id: row.userId }))[0] ?? null);
}

async function link(
  transaction: Transaction,
  identity: Identity,
  userId: string,
  writer: Writer,
): Promise<User | null> {
  const linked = await find(transaction, identity);
  if (linked !== null) return linked;
  const [user] = await usersWhere(transaction, { id: userId });
  if (user === undefined) throw new PlumblineError([report('store/unknown-user', { id: userId })]);
  const { issuer, subject } = identity;
  const others = await transaction
    .selectFrom('identities')
    .select('subject')
    .where('issuer', '=', issuer)
    .where('user_id', '=', userId)
    .execute();
  if (others.length > 0) return null;
  await transaction
    .insertInto('identities')
    .values({ issuer, subject, user_id: userId, linked_at: writer.now.toISOString() })
    .execute();
  const details = { login: user.login, issuer, subject };
  await appendEvent(
    transaction,
    { action: 'identity/link', objectKind: 'user', objectId: userId, details },
    writer,
  );
  return user;
}

async function unlinkAll(transaction: Transaction, userId: string, writer: Writer): Promise<number> {
  const gone = await transaction.deleteFrom('identities').where('user_id', '=', userId).executeTakeFirst();
  const accounts = Number(gone.numDeletedRows);
  if (accounts === 0) return 0;
  await transaction.deleteFrom('sessions').where('user_id', '=', userId).execute();
  const [user] = await usersWhere(transaction, { id: userId });
  await appendEvent(
    transaction,
    {
      action: 'identity/unlink',
      objectKind: 'user',
      objectId: userId,
      details: { login: user?.login ?? null, accounts },
    },
    writer,
  );
  return accounts;
}
