import type { DelegationEntry, RoleEntry, TeamEntry, Versioned } from '@plumbline/center';
import type { Wire } from '@plumbline/client';
import { CAPABILITIES, CAPABILITY_NAMES } from '@plumbline/diagnostics';
import { jsonResponse } from '../http/json-response.ts';
import type { CallHandler } from './call-handler.ts';
import { nothingCalled } from './nothing-called.ts';

export const rolesCall: CallHandler = async ({ caller }, { center }) =>
  jsonResponse('RoleList', {
    roles: (await center.directory.roles(caller.principal)).map(wireRole),
    capabilities: CAPABILITY_NAMES.map((name) => ({ name, ...CAPABILITIES[name] })),
  });

export const saveRoleCall: CallHandler = async ({ caller, params: { name = '' }, body }, { center }) => {
  const { label, capabilities, version } = body as Wire<'RoleChange'>;
  const role = { name, label, capabilities };
  const saved = await center.directory.saveRole(caller.principal, role, version);
  return jsonResponse('Role', wireRole(saved));
};

export const deleteRoleCall: CallHandler = async ({ caller, url, params: { name = '' } }, { center }) =>
  gone(await center.directory.removeRole(caller.principal, name, seenIn(url)), 'role', name);

export const departmentsCall: CallHandler = async ({ caller }, { center }) =>
  jsonResponse('DepartmentList', {
    departments: [...(await center.directory.departments(caller.principal))],
  });

export const saveDepartmentCall: CallHandler = async (call, { center }) => {
  const { caller, params, body } = call;
  const { label, parent, version } = body as Wire<'DepartmentChange'>;
  const department = { code: params.code ?? '', label, parent };
  return jsonResponse(
    'Department',
    await center.directory.saveDepartment(caller.principal, department, version),
  );
};

export const deleteDepartmentCall: CallHandler = async ({ caller, url, params: { code = '' } }, { center }) =>
  gone(await center.directory.removeDepartment(caller.principal, code, seenIn(url)), 'department', code);

export const teamsCall: CallHandler = async ({ caller }, { center }) =>
  jsonResponse('TeamList', { teams: (await center.directory.teams(caller.principal)).map(wireTeam) });

export const saveTeamCall: CallHandler = async ({ caller, params, body }, { center }) => {
  const { label, ends_on = null, members, leads, version } = body as Wire<'TeamChange'>;
  const team = { code: params.code ?? '', label, endsOn: ends_on, members, leads };
  return jsonResponse('Team', wireTeam(await center.directory.saveTeam(caller.principal, team, version)));
};

export const deleteTeamCall: CallHandler = async ({ caller, url, params: { code = '' } }, { center }) =>
  gone(await center.directory.removeTeam(caller.principal, code, seenIn(url)), 'team', code);

export const delegationsCall: CallHandler = async ({ caller }, { center }) => {
  const found = await center.directory.delegations(caller.principal);
  return jsonResponse('DelegationList', { delegations: found.map(wireDelegation) });
};

export const createDelegationCall: CallHandler = async ({ caller, body }, { center }) => {
  const { delegator = caller.login, capabilities = null, ...wish } = body as Wire<'NewDelegation'>;
  const made = await center.directory.delegate(caller.principal, { delegator, capabilities, ...wish });
  return jsonResponse('Delegation', wireDelegation(made), { status: 201 });
};

export const changeDelegationCall: CallHandler = async (call, { center }) => {
  const { caller, params, body } = call;
  const { id = '' } = params;
  const { version, to, reason, capabilities } = body as Wire<'DelegationChange'>;
  const changes = {
    ...(to === undefined ? {} : { to }),
    ...(reason === undefined ? {} : { reason }),
    ...(capabilities === undefined ? {} : { capabilities }),
  };
  const saved = await center.directory.changeDelegation(caller.principal, id, changes, version);
  if (saved === null) throw nothingCalled('delegation', id);
  return jsonResponse('Delegation', wireDelegation(saved));
};

export const revokeDelegationCall: CallHandler = async ({ caller, url, params: { id = '' } }, { center }) =>
  gone(await center.directory.revokeDelegation(caller.principal, id, seenIn(url)), 'delegation', id);

function seenIn(url: URL): string | undefined {
  return url.searchParams.get('version') ?? undefined;
}

function gone(isDone: boolean, kind: 'role' | 'department' | 'team' | 'delegation', name: string): Response {
  if (!isDone) throw nothingCalled(kind, name);
  return new Response(null, { status: 204 });
}

function wireRole(role: Versioned<RoleEntry>): Wire<'Role'> {
  const { name, label, capabilities, isBuiltIn, isEdited, version } = role;
  return {
    name,
    label,
    capabilities: [...capabilities],
    is_built_in: isBuiltIn,
    is_edited: isEdited,
    version,
  };
}

function wireTeam({ code, label, endsOn, members, leads, version }: Versioned<TeamEntry>): Wire<'Team'> {
  return { code, label, ends_on: endsOn, members: [...members], leads: [...leads], version };
}

function wireDelegation(entry: Versioned<DelegationEntry>): Wire<'Delegation'> {
  const { createdAt, createdBy, isRevoked, capabilities, ...rest } = entry;
  const { id, delegator, delegate, from, to, reason, version } = rest;
  const given = capabilities && [...capabilities];
  const sent = { id, delegator, delegate, from, to, reason, capabilities: given, version };
  return { ...sent, created_at: createdAt, created_by: createdBy, is_revoked: isRevoked };
}
