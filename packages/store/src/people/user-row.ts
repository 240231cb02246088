import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Json } from '../json.ts';
import type { User } from './users.ts';

/** Reads the users with these ids, roles in order; the order of the result is that of their logins. */
export async function usersWhere(
  kysely: Kysely<Tables>,
  key: { readonly id: string } | { readonly login: string } | null,
): Promise<readonly User[]> {
  let users = kysely.selectFrom('users').selectAll();
  if (key !== null)
    users = 'id' in key ? users.where('id', '=', key.id) : users.where('login', '=', key.login);
  const rows = await users.orderBy('login').execute();
  if (rows.length === 0) return [];
  let roles = kysely.selectFrom('user_roles').selectAll();
  if (rows.length === 1) roles = roles.where('user_id', '=', rows[0]?.id ?? '');
  const byUser = new Map<string, string[]>();
  for (const { user_id, role } of await roles.orderBy('role').execute())
    byUser.set(user_id, [...(byUser.get(user_id) ?? []), role]);
  return rows.map((row) => toUser(row, byUser.get(row.id) ?? []));
}

function toUser(row: Selectable<Tables['users']>, roles: readonly string[]): User {
  return {
    id: row.id,
    login: row.login,
    displayName: row.display_name,
    roles,
    attributes: JSON.parse(row.attributes) as Readonly<Record<string, Json>>,
    department: row.department,
    email: row.email,
    externalId: row.external_id,
    mustChangePassword: row.must_change_password === 1,
    isDisabled: row.disabled_at !== null,
    createdAt: row.created_at,
  };
}
