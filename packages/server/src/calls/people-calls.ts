import type { User, Versioned } from '@plumbline/center';
import { toWireDiagnostic, type Wire } from '@plumbline/client';
import { jsonResponse } from '../http/json-response.ts';
import { problemResponse } from '../http/problem.ts';
import type { CallHandler } from './call-handler.ts';
import { nothingCalled } from './nothing-called.ts';

export const usersCall: CallHandler = async ({ caller }, { center }) =>
  jsonResponse('UserList', { users: (await center.directory.users(caller.principal)).map(wireUser) });

export const createUserCall: CallHandler = async ({ caller, body }, { center }) => {
  const { login, name, roles = [], ...wish } = body as Wire<'NewUser'>;
  const made = await center.directory.createUser(caller.principal, {
    login,
    displayName: name,
    roles,
    ...changesOf(wish),
  });
  return jsonResponse('User', wireUser(made), { status: 201 });
};

export const saveUserCall: CallHandler = async ({ caller, params: { login = '' }, body }, { center }) => {
  const { name, is_disabled, roles, version, ...wish } = body as Wire<'UserChange'>;
  const changes = {
    ...changesOf(wish),
    ...(roles === undefined ? {} : { roles }),
    ...(name === undefined ? {} : { displayName: name }),
    ...(is_disabled === undefined ? {} : { isDisabled: is_disabled }),
  };
  const saved = await center.directory.updateUser(caller.principal, login, changes, version);
  if (saved === null) throw nothingCalled('user', login);
  return jsonResponse('User', wireUser(saved));
};

export const issuePasswordCall: CallHandler = async ({ caller, params: { login = '' } }, { center }) => {
  const password = await center.directory.issuePassword(caller.principal, login);
  if (password === null) throw nothingCalled('user', login);
  return jsonResponse('OneTimePassword', { login, password }, { status: 201 });
};

export const identitiesCall: CallHandler = async ({ caller, params: { login = '' } }, { center, oidc }) => {
  const accounts = await center.identity.accountsOf(caller.principal, login);
  if (accounts === null) throw nothingCalled('user', login);
  return jsonResponse('IdentityList', {
    provider: oidc?.provider.name ?? null,
    accounts: accounts.map(({ issuer, subject, linkedAt }) => ({ issuer, subject, linked_at: linkedAt })),
  });
};

export const unlinkIdentitiesCall: CallHandler = async ({ caller, params: { login = '' } }, { center }) => {
  if ((await center.identity.unlink(caller.principal, login)) === null) throw nothingCalled('user', login);
  return new Response(null, { status: 204 });
};

export const importUsersCall: CallHandler = async ({ caller, body, locale }, { center }) => {
  const { users, plan, dry_run: dryRun = false } = body as Wire<'UserImport'>;
  const report = await center.directory.importUsers(caller.principal, users, { dryRun, plan });
  const { isApplied, people, diagnostics } = report;
  if (!dryRun && diagnostics.length > 0) return problemResponse(diagnostics, locale);
  return jsonResponse('UserImportReport', {
    applied: isApplied,
    plan: report.plan,
    people: people.map((person) => ({ ...person, changed: [...person.changed] })),
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
  });
};

function changesOf(wish: Pick<Wire<'UserChange'>, 'email' | 'external_id' | 'department' | 'attributes'>) {
  const { email, external_id, department, attributes } = wish;
  return {
    ...(email === undefined ? {} : { email }),
    ...(external_id === undefined ? {} : { externalId: external_id }),
    ...(department === undefined ? {} : { department }),
    ...(attributes === undefined ? {} : { attributes }),
  };
}

function wireUser(user: Versioned<User>): Wire<'User'> {
  return {
    login: user.login,
    name: user.displayName,
    email: user.email,
    external_id: user.externalId,
    department: user.department,
    roles: [...user.roles],
    attributes: { ...user.attributes },
    is_disabled: user.isDisabled,
    must_change_password: user.mustChangePassword,
    created_at: user.createdAt,
    version: user.version,
  };
}
