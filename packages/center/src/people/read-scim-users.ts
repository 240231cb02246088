import { type Diagnostic, type Place, report } from '@plumbline/diagnostics';
import { isLogin, normalLogin } from '@plumbline/store';
import { MOST_ENTRIES, MOST_LETTERS, MOST_VALUES, tooLong, tooMany } from './people-limits.ts';

/** A user as SCIM 2.0 (RFC 7643) writes one; what we have no use for is passed over. */
export interface ScimUser {
  readonly path: string;
  readonly login: string;
  readonly isActive: boolean;
  readonly displayName?: string;
  readonly externalId?: string;
  readonly email?: string;
  readonly roles?: readonly string[];
  readonly department?: string;
}

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Reads a list of users, or a `ListResponse` with `Resources`. */
export function readScimUsers(value: unknown): {
  readonly users: readonly ScimUser[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const isBare = Array.isArray(value);
  const list: unknown = isBare ? value : partOf(value, 'Resources');
  if (!Array.isArray(list)) return { users: [], diagnostics: [wrong('Resources', 'missing', 'Resources')] };
  const crowd = tooMany('entries', list.length, MOST_ENTRIES, { kind: 'query', path: 'Resources' });
  if (crowd.length > 0) return { users: [], diagnostics: crowd };
  const diagnostics: Diagnostic[] = [];
  const users = list.flatMap((one: unknown, i) => {
    const read = readUser(one, isBare ? `[${i}]` : `Resources[${i}]`);
    diagnostics.push(...read.diagnostics);
    return read.user === null ? [] : [read.user];
  });
  diagnostics.push(...twice(users, 'userName', ({ login }) => login));
  diagnostics.push(...twice(users, 'externalId', ({ externalId }) => externalId));
  return { users, diagnostics };
}

function twice(
  users: readonly ScimUser[],
  field: string,
  nameOf: (user: ScimUser) => string | undefined,
): readonly Diagnostic[] {
  const seen = new Set<string>();
  return users.flatMap((user) => {
    const name = nameOf(user);
    const isTwice = name !== undefined && seen.has(name);
    if (name !== undefined) seen.add(name);
    return isTwice ? [wrong(field, 'twice', `${user.path}.${field}`)] : [];
  });
}

interface Read {
  readonly user: ScimUser | null;
  readonly diagnostics: readonly Diagnostic[];
}

function readUser(value: unknown, path: string): Read {
  const diagnostics: Diagnostic[] = [];
  const text = (holder: unknown, field: string, where = field): string | undefined => {
    const found = partOf(holder, field);
    if (found === undefined || found === null || found === '') return undefined;
    if (typeof found === 'string') return found;
    diagnostics.push(wrong(where, 'wrong', `${path}.${where}`));
    return undefined;
  };
  const written = text(value, 'userName');
  if (written === undefined && diagnostics.length === 0)
    diagnostics.push(wrong('userName', 'missing', `${path}.userName`));
  const login = written === undefined ? undefined : normalLogin(written);
  if (login !== undefined && !isLogin(login)) {
    const at: Place = { kind: 'query', path: `${path}.userName` };
    diagnostics.push(report('store/bad-login', { login }, { at }));
  }
  const active = partOf(value, 'active') ?? true;
  if (typeof active !== 'boolean') diagnostics.push(wrong('active', 'wrong', `${path}.active`));
  const displayName =
    text(value, 'displayName') ?? text(partOf(value, 'name'), 'formatted', 'name.formatted');
  const externalId = text(value, 'externalId');
  const email = preferred(partOf(value, 'emails'));
  const department = text(partOf(value, ENTERPRISE), 'department', `${ENTERPRISE}.department`);
  const roles = valuesOf(partOf(value, 'roles'));
  if (roles === null || email === null)
    diagnostics.push(
      wrong(roles === null ? 'roles' : 'emails', 'wrong', `${path}.${roles === null ? 'roles' : 'emails'}`),
    );
  const given = { displayName, externalId, email: email ?? undefined, department, roles: roles ?? undefined };
  diagnostics.push(...beyondLimits(given, path));
  if (login === undefined || diagnostics.length > 0) return { user: null, diagnostics };
  return { user: { path, login, isActive: active === true, ...withoutAbsent(given) }, diagnostics };
}

function beyondLimits(given: Given, path: string): readonly Diagnostic[] {
  const { name, externalId, email, code } = MOST_LETTERS;
  const at = (field: string): Place => ({ kind: 'query', path: `${path}.${field}` });
  const long = (field: string, text: string | undefined, most: number) =>
    tooLong(field, text, most, at(field));
  const roles = given.roles ?? [];
  return [
    ...long('displayName', given.displayName, name),
    ...long('externalId', given.externalId, externalId),
    ...long('emails', given.email, email),
    ...long('department', given.department, code),
    ...tooMany('values', roles.length, MOST_VALUES, at('roles')),
    ...roles.slice(0, MOST_VALUES).flatMap((role) => long('roles', role, code)),
  ];
}

type Given = { readonly [K in keyof ScimUser]?: ScimUser[K] | undefined };

function withoutAbsent(given: Given): Partial<ScimUser> {
  return Object.fromEntries(Object.entries(given).filter(([, part]) => part !== undefined));
}

/** Values of a multi-valued attribute, which may be bare; undefined: not given; null: unreadable. */
function valuesOf(value: unknown): readonly string[] | undefined | null {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) return null;
  const values = value.map((one: unknown) => (typeof one === 'string' ? one : partOf(one, 'value')));
  return values.every((one) => typeof one === 'string') ? values : null;
}

/** The e-mail address marked `primary`, else the first. */
function preferred(value: unknown): string | undefined | null {
  const all = valuesOf(value);
  if (all === undefined || all === null) return all;
  const marked = (value as readonly unknown[]).findIndex((one) => partOf(one, 'primary') === true);
  return all[Math.max(0, marked)];
}

function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function wrong(field: string, problem: 'missing' | 'wrong' | 'twice', path: string): Diagnostic {
  const at: Place = { kind: 'query', path };
  return report('people/import-field', { field, problem }, { at });
}
