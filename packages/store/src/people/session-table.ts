import type { CatalogDatabase } from '../database/catalog-database.ts';
import { digestOf, newSecret } from './digest.ts';
import { remembered } from './remembered.ts';
import type { Sessions } from './sessions.ts';
import { usersWhere } from './user-row.ts';

export function sessionTable(database: CatalogDatabase): Sessions {
  return {
    async open(userId, { now, lifetimeMs }) {
      const secret = newSecret();
      const session = {
        userId,
        csrf: newSecret(),
        createdAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + lifetimeMs).toISOString(),
      };
      await database.write((tx) =>
        tx
          .insertInto('sessions')
          .values({
            digest: digestOf(secret),
            user_id: userId,
            csrf: session.csrf,
            created_at: session.createdAt,
            expires_at: session.expiresAt,
          })
          .execute(),
      );
      return { secret, session };
    },
    find: remembered(
      (secret, now) => find(database, secret, now),
      database,
      ({ session }) => session.expiresAt,
    ),
    close: (secret) =>
      database.write(async (tx) => {
        await tx.deleteFrom('sessions').where('digest', '=', digestOf(secret)).execute();
      }),
    closeAllOf: (userId) =>
      database.write(async (tx) => {
        await tx.deleteFrom('sessions').where('user_id', '=', userId).execute();
      }),
    prune: (now) =>
      database.write(async (tx) => {
        const gone = await tx
          .deleteFrom('sessions')
          .where('expires_at', '<=', now.toISOString())
          .executeTakeFirst();
        return Number(gone.numDeletedRows);
      }),
  };
}

async function find(database: CatalogDatabase, secret: string, now: Date) {
  const kysely = await database.read();
  const row = await kysely
    .selectFrom('sessions')
    .selectAll()
    .where('digest', '=', digestOf(secret))
    .executeTakeFirst();
  if (row === undefined || row.expires_at <= now.toISOString()) return null;
  const [user] = await usersWhere(kysely, { id: row.user_id });
  if (user === undefined || user.isDisabled) return null;
  const { user_id: userId, csrf, created_at: createdAt, expires_at: expiresAt } = row;
  return { session: { userId, csrf, createdAt, expiresAt }, user };
}
