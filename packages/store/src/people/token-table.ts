import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Writer } from '../store.ts';
import { digestOf, newSecret } from './digest.ts';
import { remembered } from './remembered.ts';
import type { ApiToken, NewToken, Tokens } from './tokens.ts';
import { usersWhere } from './user-row.ts';

type Row = Selectable<Tables['tokens']>;

/** So that scanners of leaked secrets recognise one. */
const PREFIX = 'plumb_';
const USE_NOTED_EVERY_MS = 60_000;

export function tokenTable(database: CatalogDatabase): Tokens {
  return {
    issue: (token, writer) => issue(database, token, writer),
    find: remembered(
      (secret, now) => find(database, secret, now),
      database,
      ({ token }) => token.expiresAt,
    ),
    async list(userId) {
      let rows = (await database.read()).selectFrom('tokens').selectAll();
      if (userId !== undefined) rows = rows.where('user_id', '=', userId);
      return (await rows.orderBy('created_at').orderBy('id').execute()).map(toToken);
    },
    revoke: (id, writer) =>
      database.write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('tokens')
          .set({ revoked_at: writer.now.toISOString() })
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await appendEvent(tx, { action: 'token/revoke', objectKind: 'token', objectId: id }, writer);
        return true;
      }),
  };
}

async function issue(database: CatalogDatabase, token: NewToken, writer: Writer) {
  const { by, now } = writer;
  const secret = newSecret(PREFIX);
  const row: Row = {
    id: randomUUID(),
    digest: digestOf(secret),
    name: token.name,
    user_id: token.userId,
    scopes: JSON.stringify(token.scopes),
    created_at: now.toISOString(),
    created_by: by,
    expires_at: token.expiresAt?.toISOString() ?? null,
    last_used_at: null,
    revoked_at: null,
  };
  await database.write(async (tx) => {
    await tx.insertInto('tokens').values(row).execute();
    const details = { user: token.userId, scopes: token.scopes };
    await appendEvent(tx, { action: 'token/issue', objectKind: 'token', objectId: row.id, details }, writer);
  });
  return { secret, token: toToken(row) };
}

async function find(database: CatalogDatabase, secret: string, now: Date) {
  const kysely = await database.read();
  const row = await kysely
    .selectFrom('tokens')
    .selectAll()
    .where('digest', '=', digestOf(secret))
    .executeTakeFirst();
  const at = now.toISOString();
  if (row === undefined || row.revoked_at !== null) return null;
  if (row.expires_at !== null && row.expires_at <= at) return null;
  const [user] = await usersWhere(kysely, { id: row.user_id });
  if (user === undefined || user.isDisabled) return null;
  const noted = row.last_used_at === null ? 0 : Date.parse(row.last_used_at);
  if (now.getTime() - noted >= USE_NOTED_EVERY_MS)
    await database.write((tx) =>
      tx.updateTable('tokens').set({ last_used_at: at }).where('id', '=', row.id).execute(),
    );
  return { token: toToken(row), user };
}

function toToken(row: Row): ApiToken {
  return {
    id: row.id,
    name: row.name,
    userId: row.user_id,
    scopes: JSON.parse(row.scopes) as readonly string[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    isRevoked: row.revoked_at !== null,
  };
}
