import type { CatalogDatabase } from '../database/catalog-database.ts';
import { appendEvent } from '../events/append-event.ts';
import { digestOf, newSecret } from './digest.ts';
import { remembered } from './remembered.ts';
import type { Sessions, SessionWay } from './sessions.ts';
import { usersWhere } from './user-row.ts';

/** Of a digest: enough to tell sessions apart, and no way back to the secret. */
const ID = 16;
const LONGEST_AGENT = 300;

export function sessionTable(database: CatalogDatabase): Sessions {
  return {
    async open(userId, { now, lifetimeMs, agent = null, via = 'password' }) {
      const secret = newSecret();
      const session = {
        userId,
        csrf: newSecret(),
        createdAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + lifetimeMs).toISOString(),
        via,
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
            agent: agent?.slice(0, LONGEST_AGENT) ?? null,
            via: via === 'password' ? null : via,
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
    ...listed(database),
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

/** What its owner sees of sessions, and ends. */
function listed(database: CatalogDatabase): Pick<Sessions, 'list' | 'end' | 'endOthers'> {
  return {
    async list(userId, { now, current }) {
      const own = current === undefined ? null : digestOf(current);
      const rows = await (await database.read())
        .selectFrom('sessions')
        .selectAll()
        .where('user_id', '=', userId)
        .where('expires_at', '>', now.toISOString())
        .orderBy('created_at', 'desc')
        .orderBy('digest')
        .execute();
      return rows.map(({ digest, created_at: createdAt, expires_at: expiresAt, agent }) => ({
        id: digest.slice(0, ID),
        createdAt,
        expiresAt,
        agent,
        isCurrent: digest === own,
      }));
    },
    end: (userId, id, writer) =>
      database.write(async (tx) => {
        const rows = await tx.selectFrom('sessions').select('digest').where('user_id', '=', userId).execute();
        const found = rows.find(({ digest }) => digest.slice(0, ID) === id);
        if (found === undefined) return false;
        await tx.deleteFrom('sessions').where('digest', '=', found.digest).execute();
        await appendEvent(tx, { action: 'session/end', objectKind: 'session', objectId: id }, writer);
        return true;
      }),
    endOthers: (userId, current, writer) =>
      database.write(async (tx) => {
        const gone = await tx
          .deleteFrom('sessions')
          .where('user_id', '=', userId)
          .where('digest', '!=', digestOf(current))
          .executeTakeFirst();
        const ended = Number(gone.numDeletedRows);
        if (ended > 0) await appendEvent(tx, { action: 'session/end', details: { ended } }, writer);
        return ended;
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
  const via: SessionWay = row.via === 'oidc' ? 'oidc' : 'password';
  return { session: { userId, csrf, createdAt, expiresAt, via }, user };
}
