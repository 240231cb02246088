import type { DelegationEntry, RoleEntry, TeamEntry } from '@plumbline/center';
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
  const { label, capabilities } = body as Wire<'RoleChange'>;
  const saved = await center.directory.saveRole(caller.principal, { name, label, capabilities });
  return jsonResponse('Role', wireRole(saved));
};

export const deleteRoleCall: CallHandler = async ({ caller, params: { name = '' } }, { center }) =>
  gone(await center.directory.removeRole(caller.principal, name), 'role', name);

export const departmentsCall: CallHandler = async ({ caller }, { center }) =>
  jsonResponse('DepartmentList', {
    departments: [...(await center.directory.departments(caller.principal))],
  });

export const saveDepartmentCall: CallHandler = async (call, { center }) => {
  const { caller, params, body } = call;
  const { label, parent } = body as Wire<'DepartmentChange'>;
  const department = { code: params.code ?? '', label, parent };
  await center.directory.saveDepartment(caller.principal, department);
  return jsonResponse('Department', department);
};

export const deleteDepartmentCall: CallHandler = async ({ caller, params: { code = '' } }, { center }) =>
  gone(await center.directory.removeDepartment(caller.principal, code), 'department', code);

export const teamsCall: CallHandler = async ({ caller }, { center }) =>
  jsonResponse('TeamList', { teams: (await center.directory.teams(caller.principal)).map(wireTeam) });

export const saveTeamCall: CallHandler = async ({ caller, params, body }, { center }) => {
  const { label, ends_on = null, members, leads } = body as Wire<'TeamChange'>;
  const team = { code: params.code ?? '', label, endsOn: ends_on, members, leads };
  await center.directory.saveTeam(caller.principal, team);
  return jsonResponse('Team', wireTeam(team));
};

export const deleteTeamCall: CallHandler = async ({ caller, params: { code = '' } }, { center }) =>
  gone(await center.directory.removeTeam(caller.principal, code), 'team', code);

export const delegationsCall: CallHandler = async ({ caller }, { center }) => {
  const found = await center.directory.delegations(caller.principal);
  return jsonResponse('DelegationList', { delegations: found.map(wireDelegation) });
};

export const createDelegationCall: CallHandler = async ({ caller, body }, { center }) => {
  const { delegator = caller.login, ...wish } = body as Wire<'NewDelegation'>;
  const made = await center.directory.delegate(caller.principal, { delegator, ...wish });
  return jsonResponse('Delegation', wireDelegation(made), { status: 201 });
};

export const revokeDelegationCall: CallHandler = async ({ caller, params: { id = '' } }, { center }) =>
  gone(await center.directory.revokeDelegation(caller.principal, id), 'delegation', id);

function gone(isDone: boolean, kind: 'role' | 'department' | 'team' | 'delegation', name: string): Response {
  if (!isDone) throw nothingCalled(kind, name);
  return new Response(null, { status: 204 });
}

function wireRole({ name, label, capabilities, isBuiltIn, isEdited }: RoleEntry): Wire<'Role'> {
  return { name, label, capabilities: [...capabilities], is_built_in: isBuiltIn, is_edited: isEdited };
}

function wireTeam({ code, label, endsOn, members, leads }: TeamEntry): Wire<'Team'> {
  return { code, label, ends_on: endsOn, members: [...members], leads: [...leads] };
}

function wireDelegation(entry: DelegationEntry): Wire<'Delegation'> {
  const { createdAt, createdBy, isRevoked, ...rest } = entry;
  const { id, delegator, delegate, from, to, reason } = rest;
  const sent = { id, delegator, delegate, from, to, reason };
  return { ...sent, created_at: createdAt, created_by: createdBy, is_revoked: isRevoked };
}
