import type { RouteName } from '@plumbline/client';
import type { Sample } from './sample.ts';

const label = { zh: '名称', en: 'Name' };
const absence = { delegate: 'bo', from: '2024-03-01', to: '2024-03-31', reason: 'leave' };

/** Calls of accounts, roles, departments, teams, delegations and looking as others. */
export const PEOPLE_SAMPLES = {
  users: [{ status: 200 }],
  createUser: [
    { body: { login: 'bo', name: 'Bo', roles: ['viewer'], department: null }, status: 201 },
    { body: { login: 'bo', name: 'Bo' }, status: 422 },
    { body: { login: 'al', name: 'Al', roles: ['emperor'] }, status: 422 },
    { body: { login: 'al', name: 'Al', department: 'nowhere' }, status: 422 },
    { body: { login: 'al', name: 'Al', password: 'chosen by somebody else' }, status: 400 },
  ],
  saveUser: [
    { path: '/api/v1/users/none', body: { name: 'Nobody' }, status: 404 },
    {
      path: '/api/v1/users/bo',
      body: { email: 'bo@example.com', attributes: { countries: ['FR'] } },
      status: 200,
    },
    { path: '/api/v1/users/bo', body: { attributes: { departments: ['all'] } }, status: 422 },
    { path: '/api/v1/users/bo', body: { must_change_password: false }, status: 400 },
    { path: '/api/v1/users/admin', body: { is_disabled: true }, status: 403 },
  ],
  issuePassword: [
    { path: '/api/v1/users/none/password', status: 404 },
    { path: '/api/v1/users/bo/password', status: 201 },
    { path: '/api/v1/users/admin/password', status: 403 },
  ],
  importUsers: [
    { body: { dry_run: true, users: [{ userName: 'cy', displayName: 'Cy' }] }, status: 200 },
    { body: { dry_run: true, users: [{ displayName: 'Cy' }] }, status: 200 },
    { body: { users: [{ displayName: 'Cy' }] }, status: 422 },
    { body: { users: { Resources: [{ userName: 'cy', active: false }] } }, status: 200 },
    { body: { people: [] }, status: 400 },
  ],
  roles: [{ status: 200 }],
  saveRole: [
    { path: '/api/v1/roles/controller', body: { label, capabilities: ['read', 'query'] }, status: 200 },
    { path: '/api/v1/roles/viewer', body: { label, capabilities: ['read'] }, status: 200 },
    { path: '/api/v1/roles/administrator', body: { label, capabilities: ['read'] }, status: 403 },
    { path: '/api/v1/roles/x', body: { label, capabilities: ['fly'] }, status: 400 },
  ],
  deleteRole: [
    { path: '/api/v1/roles/none', status: 404 },
    { path: '/api/v1/roles/viewer', status: 204 },
    { path: '/api/v1/roles/controller', status: 204 },
  ],
  departments: [{ status: 200 }],
  saveDepartment: [
    { path: '/api/v1/departments/sales', body: { label, parent: null }, status: 200 },
    { path: '/api/v1/departments/east', body: { label, parent: 'sales' }, status: 200 },
    { path: '/api/v1/departments/sales', body: { label, parent: 'east' }, status: 422 },
    { path: '/api/v1/departments/west', body: { label, parent: 'nowhere' }, status: 422 },
    { path: '/api/v1/departments/a%20b', body: { label, parent: null }, status: 400 },
  ],
  deleteDepartment: [
    { path: '/api/v1/departments/none', status: 404 },
    { path: '/api/v1/departments/sales', status: 422 },
    { path: '/api/v1/departments/east', status: 204 },
  ],
  teams: [{ status: 200 }],
  saveTeam: [
    {
      path: '/api/v1/teams/launch',
      body: { label, ends_on: '2024-12-31', members: [], leads: ['admin'] },
      status: 200,
    },
    { path: '/api/v1/teams/launch', body: { label, members: ['none'], leads: [] }, status: 422 },
    { path: '/api/v1/teams/launch', body: { label, ends_on: 'soon', members: [], leads: [] }, status: 400 },
  ],
  deleteTeam: [
    { path: '/api/v1/teams/none', status: 404 },
    { path: '/api/v1/teams/launch', status: 204 },
  ],
  ownedTokens: [{ status: 200 }],
  revokeOwnedToken: [{ path: '/api/v1/people/tokens/none', status: 404 }],
  delegations: [{ status: 200 }],
  createDelegation: [
    { body: { ...absence, delegate: 'none' }, status: 422 },
    { body: { ...absence, to: '2024-02-29' }, status: 422 },
    { body: { ...absence, to: 'later' }, status: 400 },
    { body: { ...absence, delegate: 'admin' }, status: 403 },
    { body: absence, status: 201 },
    { body: { ...absence, capabilities: ['read'] }, status: 201 },
    { body: { ...absence, capabilities: ['fly'] }, status: 400 },
    { body: { ...absence, is_revoked: true }, status: 400 },
  ],
  changeDelegation: [
    { path: '/api/v1/delegations/none', body: { to: '2024-03-20' }, status: 404 },
    { path: '/api/v1/delegations/none', body: { delegate: 'bo' }, status: 400 },
    { path: '/api/v1/delegations/none', body: { capabilities: [] }, status: 400 },
  ],
  revokeDelegation: [{ path: '/api/v1/delegations/none', status: 404 }],
  sight: [
    { path: '/api/v1/users/bo/sight', status: 200 },
    { path: '/api/v1/users/admin/sight', status: 200 },
    { path: '/api/v1/users/none/sight', status: 404 },
  ],
  beginViewAs: [
    { body: { login: 'bo', reason: 'a question of theirs' }, status: 201 },
    { body: { login: 'none', reason: 'why' }, status: 422 },
    { body: { login: 'bo', reason: ' ' }, status: 400 },
    { body: { login: 'bo' }, status: 400 },
  ],
  endViewAs: [{ path: '/api/v1/view-as/none', status: 404 }],
} satisfies { readonly [N in RouteName]?: readonly Sample[] };
