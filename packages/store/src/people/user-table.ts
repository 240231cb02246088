import { randomInt, randomUUID } from 'node:crypto';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Kysely } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import { canonicalJson } from '../json.ts';
import type { Writer } from '../store.ts';
import { digestOf } from './digest.ts';
import { decoyHash, hashPassword, isPassword } from './password.ts';
import { usersWhere } from './user-row.ts';
import type { NewUser, User, UserChanges, Users, Verified } from './users.ts';

type Transaction = Kysely<Tables>;

const ONE_TIME_MS = 24 * 3_600_000;
const LOGIN = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,127}$/u;
/** No characters that look alike. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

export function userTable(database: CatalogDatabase): Users {
  const findBy = async (key: { readonly id: string } | { readonly login: string }) =>
    (await usersWhere(await database.read(), key))[0] ?? null;
  return {
    create: (user, writer) => database.write((tx) => create(tx, user, writer)),
    update: (id, changes, writer) => database.write((tx) => update(tx, id, changes, writer)),
    async setPassword(id, password, writer) {
      const hash = await hashPassword(password);
      const kept = writer.keepSession === undefined ? null : digestOf(writer.keepSession);
      await database.write((tx) => changePassword(tx, id, { hash, expiresAt: null, kept, ...writer }));
    },
    async issueOneTimePassword(id, writer) {
      const password = Array.from({ length: 4 }, () => block()).join('-');
      const hash = await hashPassword(password);
      const expiresAt = new Date(writer.now.getTime() + ONE_TIME_MS).toISOString();
      await database.write((tx) => changePassword(tx, id, { hash, expiresAt, kept: null, ...writer }));
      return password;
    },
    verify: async (login, password, now) => verify(await database.read(), { login, password, now }),
    find: (id) => findBy({ id }),
    findByLogin: (login) => findBy({ login: normal(login) }),
    list: async () => usersWhere(await database.read(), null),
  };
}

function block(): string {
  return Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

function normal(login: string): string {
  return login.trim().normalize('NFKC').toLowerCase();
}

async function create(transaction: Transaction, user: NewUser, { by, now }: Writer): Promise<User> {
  const login = normal(user.login);
  if (!LOGIN.test(login)) throw new PlumblineError([report('store/bad-login', { login: user.login })]);
  if ((await usersWhere(transaction, { login })).length > 0)
    throw new PlumblineError([report('store/login-taken', { login })]);
  const id = randomUUID();
  await transaction
    .insertInto('users')
    .values({
      id,
      login,
      display_name: user.displayName,
      password: null,
      password_expires_at: null,
      must_change_password: 0,
      attributes: canonicalJson(user.attributes ?? {}),
      disabled_at: null,
      created_at: now.toISOString(),
      created_by: by,
    })
    .execute();
  await setRoles(transaction, id, user.roles);
  await appendEvent(transaction, eventOf(by, 'user/create', id, { login, roles: user.roles }), now);
  return one(transaction, id);
}

async function update(
  transaction: Transaction,
  id: string,
  changes: UserChanges,
  { by, now }: Writer,
): Promise<User> {
  const before = await one(transaction, id);
  const { displayName, roles, attributes, isDisabled } = changes;
  await transaction
    .updateTable('users')
    .set({
      display_name: displayName ?? before.displayName,
      attributes: canonicalJson(attributes ?? before.attributes),
      ...(isDisabled === undefined || isDisabled === before.isDisabled
        ? {}
        : { disabled_at: isDisabled ? now.toISOString() : null }),
    })
    .where('id', '=', id)
    .execute();
  if (roles !== undefined) await setRoles(transaction, id, roles);
  if (isDisabled === true) await transaction.deleteFrom('sessions').where('user_id', '=', id).execute();
  await appendEvent(transaction, eventOf(by, 'user/update', id, { changed: Object.keys(changes) }), now);
  return one(transaction, id);
}

async function setRoles(transaction: Transaction, id: string, roles: readonly string[]): Promise<void> {
  await transaction.deleteFrom('user_roles').where('user_id', '=', id).execute();
  for (const role of new Set(roles))
    await transaction.insertInto('user_roles').values({ user_id: id, role }).execute();
}

interface PasswordChange extends Writer {
  readonly hash: string;
  /** ISO instant of a one-time password; null: the person's own. */
  readonly expiresAt: string | null;
  /** Digest of the session that goes on. */
  readonly kept: string | null;
}

async function changePassword(transaction: Transaction, id: string, change: PasswordChange): Promise<void> {
  const { hash, expiresAt, kept, by, now } = change;
  await one(transaction, id);
  await transaction
    .updateTable('users')
    .set({
      password: hash,
      password_expires_at: expiresAt,
      must_change_password: expiresAt === null ? 0 : 1,
    })
    .where('id', '=', id)
    .execute();
  let sessions = transaction.deleteFrom('sessions').where('user_id', '=', id);
  if (kept !== null) sessions = sessions.where('digest', '!=', kept);
  await sessions.execute();
  const action = expiresAt === null ? 'user/set-password' : 'user/issue-password';
  await appendEvent(transaction, eventOf(by, action, id, null), now);
}

async function verify(
  kysely: Transaction,
  { login, password, now }: { readonly login: string; readonly password: string; readonly now: Date },
): Promise<Verified> {
  const [user] = await usersWhere(kysely, { login: normal(login) });
  const row =
    user === undefined
      ? undefined
      : await kysely
          .selectFrom('users')
          .select(['password', 'password_expires_at as expiresAt'])
          .where('id', '=', user.id)
          .executeTakeFirst();
  const isRight = await isPassword(password, row?.password ?? (await decoyHash()));
  const refused = (reason: Extract<Verified, { kind: 'refused' }>['reason']) =>
    ({ kind: 'refused', reason }) as const;
  if (user === undefined || row === undefined) return refused('unknown');
  if (row.password === null) return refused('no-password');
  if (!isRight) return refused('wrong');
  if (user.isDisabled) return refused('disabled');
  if (row.expiresAt !== null && row.expiresAt <= now.toISOString()) return refused('expired');
  return { kind: 'ok', user };
}

async function one(transaction: Transaction, id: string): Promise<User> {
  const [user] = await usersWhere(transaction, { id });
  if (user === undefined) throw new PlumblineError([report('store/unknown-user', { id })]);
  return user;
}

function eventOf(
  actor: string,
  action: string,
  objectId: string,
  details: {
    readonly login?: string;
    readonly roles?: readonly string[];
    readonly changed?: readonly string[];
  } | null,
) {
  return { actor, action, objectKind: 'user', objectId, details };
}
