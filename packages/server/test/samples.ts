import { buffer } from 'node:stream/consumers';
import { xlsxOfResult } from '@plumbline/center';
import { type RouteName, XLSX } from '@plumbline/client';
import { type Browser, OWN_PASSWORD, read } from './browser.ts';
import { EDIT_SAMPLES } from './edit-samples.ts';
import { inboxSamples } from './inbox-samples.ts';
import type { Sample } from './sample.ts';
import { SHOP } from './serve-shop.ts';

/** Ids of a view and a dashboard that are there. */
const kept = { view: '', dashboard: '' };

const yaml = SHOP['plumbline.yaml'] ?? '';
const files = { 'plumbline.yaml': yaml };
const edited = { 'plumbline.yaml': yaml.replace('Order count', 'Orders') };
const broken = { 'plumbline.yaml': yaml.replace('sum(orders.amount)', 'sum(orders.nothing)') };
const admin = { login: 'admin', password: OWN_PASSWORD };
const accept = 'application/vnd.apache.arrow.stream';
export const view = {
  metrics: ['revenue'],
  rows: ['orders.customer'],
  columns: ['month'],
  period: 'last 12 months',
  compare: ['year_ago'],
  where: 'orders.customer = $who',
  params: { who: 'ann' },
  order: [{ by: 'revenue', desc: true }],
  limit: 100,
  chart: 'auto',
  pivot: true,
};
const dashboard = {
  tiles: [
    { id: 'a', kind: 'chart', x: 0, y: 0, w: 6, h: 4, title: '', view },
    { id: 'b', kind: 'text', x: 6, y: 0, w: 6, h: 1, title: 'Why', text: 'Because.' },
  ],
  filters: [{ ref: 'orders.customer', values: ['ann', null] }],
};
const sheet = xlsxOfResult(
  { columns: [{ name: 'name', role: 'dimension', type: 'text' }], rows: [['revenue']] },
  { headings: ['引用名'], sheet: '指标字典' },
);
const workbook = (await buffer(sheet)).toString('base64');
const label = { zh: '名称', en: 'Name' };
const absence = { delegate: 'bo', from: '2024-03-01', to: '2024-03-31', reason: 'leave' };
const rewritten = { name: 'ours', is_shared: true, revision: 1 };

/** Calls that must be answered as the document says; every call has one that succeeds. */
export const SAMPLES: { readonly [N in RouteName]: readonly Sample[] } = {
  signIn: [
    { body: admin, status: 200 },
    { body: { ...admin, password: 'wrong' }, status: 401 },
    { body: { login: 'admin' }, status: 400 },
    { body: { ...admin, roles: ['administrator'] }, status: 400 },
  ],
  signInWays: [{ status: 200 }],
  signOut: [{ status: 204, withSession: true }],
  me: [{ status: 200 }, { status: 200, withSession: true }],
  changePassword: [
    { body: { current: OWN_PASSWORD, new: 'short' }, status: 400, withSession: true },
    { body: { current: OWN_PASSWORD, new: `${OWN_PASSWORD} too` }, status: 200, withSession: true },
    { body: { current: `${OWN_PASSWORD} too`, new: OWN_PASSWORD }, status: 200, withSession: true },
    { body: { current: OWN_PASSWORD, new: 'a token has no password' }, status: 401 },
  ],
  sessions: [{ status: 200, withSession: true }, { status: 401 }],
  endSession: [
    { path: '/api/v1/me/sessions/none', status: 404, withSession: true },
    { path: '/api/v1/me/sessions/none', status: 401 },
  ],
  endOtherSessions: [{ status: 200, withSession: true }, { status: 401 }],
  beginSecondFactor: [
    { body: { password: OWN_PASSWORD }, status: 200, withSession: true },
    { body: { password: 'wrong' }, status: 401, withSession: true },
    { body: {}, status: 400 },
    { body: { password: OWN_PASSWORD }, status: 401 },
  ],
  confirmSecondFactor: [
    { body: { code: '000000' }, status: 401, withSession: true },
    { body: {}, status: 400 },
  ],
  endSecondFactor: [
    { body: { code: '000000' }, status: 401, withSession: true },
    { body: {}, status: 400 },
  ],
  identities: [
    { path: '/api/v1/users/bo/identities', status: 200 },
    { path: '/api/v1/users/none/identities', status: 404 },
  ],
  unlinkIdentities: [
    { path: '/api/v1/users/none/identities', status: 404 },
    { path: '/api/v1/users/admin/identities', status: 403 },
  ],
  clearSecondFactor: [
    { path: '/api/v1/users/none/second-factor', status: 404 },
    { path: '/api/v1/users/admin/second-factor', status: 403 },
  ],
  tokens: [{ status: 200 }],
  createToken: [
    { body: { name: 'x', scopes: ['read'] }, status: 201 },
    { body: { name: 'x', scopes: [] }, status: 400 },
    { body: { name: 'x', scopes: ['read'], days: 0 }, status: 400 },
  ],
  revokeToken: [{ path: '/api/v1/tokens/none', status: 404 }],
  query: [
    {
      body: { metrics: ['revenue'], by: ['month'], compare: ['year_ago'], period: '2024', totals: true },
      status: 200,
    },
    { path: '/api/v1/query?explain=true', body: { metrics: ['basket'] }, status: 200 },
    { body: { metrics: ['revenue'] }, accept: 'text/csv', status: 200 },
    { body: { metrics: ['revenue'] }, accept, status: 200 },
    { body: { metrics: ['revenue'] }, accept: XLSX, status: 200 },
    { body: { metrics: ['nothing'] }, accept: XLSX, status: 422 },
    { body: { metrics: ['revenue'] }, accept: 'image/png', status: 406 },
    { body: { metrics: ['nothing'] }, status: 422 },
    { body: { metrics: ['nothing'] }, accept: 'text/csv', status: 422 },
    { body: { metrics: 1 }, status: 400 },
  ],
  explain: [
    { body: { metrics: ['revenue'], by: ['month'] }, status: 200 },
    { body: { metrics: ['nothing'] }, status: 422 },
  ],
  rows: [
    { body: { metric: 'revenue', limit: 1 }, status: 200 },
    { body: { metric: 'nothing' }, status: 422 },
    { body: { metric: 'revenue', rows: 1 }, status: 400 },
  ],
  metrics: [{ status: 200 }],
  metric: [
    { path: '/api/v1/metrics/revenue', status: 200 },
    { path: '/api/v1/metrics/nothing', status: 404 },
  ],
  metricTree: [
    { path: '/api/v1/metrics/basket/tree', status: 200 },
    { path: '/api/v1/metrics/nothing/tree', status: 404 },
  ],
  datasets: [{ status: 200 }],
  dimensions: [
    { status: 200 },
    { path: '/api/v1/dimensions?metrics=revenue,basket', status: 200 },
    { path: '/api/v1/dimensions?metrics=nothing', status: 404 },
  ],
  values: [
    { path: '/api/v1/dimensions/orders.customer/values?search=an', status: 200 },
    { path: '/api/v1/dimensions/orders.customer/values?limit=0', status: 400 },
    { path: '/api/v1/dimensions/orders.nothing/values', status: 422 },
  ],
  metricVersions: [
    { path: '/api/v1/metrics/basket/versions', status: 200 },
    { path: '/api/v1/metrics/nothing/versions', status: 404 },
  ],
  metricDefinition: [
    { path: '/api/v1/metrics/basket/definition', status: 200 },
    { path: '/api/v1/metrics/nothing/definition', status: 404 },
  ],
  metricLineage: [
    { path: '/api/v1/metrics/basket/lineage', status: 200 },
    { path: '/api/v1/metrics/nothing/lineage', status: 404 },
  ],
  search: [
    { path: '/api/v1/search?q=reven', status: 200 },
    { path: '/api/v1/search', status: 400 },
    { path: '/api/v1/search?q=x&limit=51', status: 400 },
  ],
  changes: [
    { status: 200 },
    { path: '/api/v1/me/changes?period=2024-02&compare=previous', status: 200 },
    {
      path: `/api/v1/me/changes?where=orders.customer%20%3D%20%24c&params=${encodeURIComponent('{"c":"ann"}')}`,
      status: 200,
    },
    { path: '/api/v1/me/changes?params=1', status: 400 },
    { path: '/api/v1/me/changes?period=whenever', status: 422 },
  ],
  statements: [{ status: 200 }],
  reconciliations: [{ status: 200 }],
  suggestRollups: [
    { status: 200 },
    { body: { queries: [{ metrics: ['revenue'], by: ['month'] }] }, status: 200 },
    { body: { queries: 7 }, status: 400 },
  ],
  reconcile: [
    { path: '/api/v1/reconciliations/books', body: { period: '2024' }, status: 200 },
    { path: '/api/v1/reconciliations/books', status: 200 },
    {
      path: '/api/v1/reconciliations/books',
      body: { where: 'orders.customer = $who', params: { $who: 'ann' } },
      status: 200,
    },
    { path: '/api/v1/reconciliations/books', body: { period: 'whenever' }, status: 422 },
    { path: '/api/v1/reconciliations/books', body: { by: ['month'] }, status: 400 },
    { path: '/api/v1/reconciliations/nothing', body: {}, status: 404 },
  ],
  exportDictionary: [{ status: 200 }],
  importDictionary: [
    { body: { file: workbook, dry_run: true }, status: 200 },
    { body: { file: workbook }, status: 200 },
    { body: { file: 'aGk=' }, status: 422 },
    { body: { file: 'not base64' }, status: 400 },
  ],
  hierarchies: [{ status: 200 }],
  hierarchyMembers: [
    { path: '/api/v1/hierarchies/buyers/members?search=an', status: 200 },
    { path: '/api/v1/hierarchies/buyers/members?limit=x', status: 400 },
    { path: '/api/v1/hierarchies/nothing/members', status: 404 },
  ],
  views: [{ status: 200 }],
  createView: [
    { body: { name: 'x', body: view }, status: 201 },
    { body: { name: 'x', is_shared: true, body: { ...view, where: null, period: null } }, status: 201 },
    { body: { name: '', body: view }, status: 400 },
    { body: { name: 'x', body: { ...view, colour: 'red' } }, status: 400 },
  ],
  view: [
    { path: '/api/v1/views/none', status: 404 },
    { path: () => `/api/v1/views/${kept.view}`, status: 200 },
  ],
  saveView: [
    { path: '/api/v1/views/none', body: { ...rewritten, body: view }, status: 404 },
    { path: () => `/api/v1/views/${kept.view}`, body: { ...rewritten, body: view }, status: 200 },
    { path: () => `/api/v1/views/${kept.view}`, body: { ...rewritten, body: view }, status: 409 },
    { path: () => `/api/v1/views/${kept.view}`, body: { name: 'x', body: view }, status: 400 },
  ],
  deleteView: [
    { path: '/api/v1/views/none', status: 404 },
    { path: () => `/api/v1/views/${kept.view}`, status: 204 },
    { path: () => `/api/v1/views/${kept.view}`, status: 404 },
  ],
  dashboards: [{ status: 200 }],
  createDashboard: [
    { body: { name: 'x', body: dashboard }, status: 201 },
    { body: { name: 'x', body: { tiles: [] } }, status: 400 },
  ],
  dashboard: [
    { path: '/api/v1/dashboards/none', status: 404 },
    { path: () => `/api/v1/dashboards/${kept.dashboard}`, status: 200 },
  ],
  saveDashboard: [
    { path: '/api/v1/dashboards/none', body: { ...rewritten, body: dashboard }, status: 404 },
    {
      path: () => `/api/v1/dashboards/${kept.dashboard}`,
      body: { ...rewritten, body: dashboard },
      status: 200,
    },
    {
      path: () => `/api/v1/dashboards/${kept.dashboard}`,
      body: { ...rewritten, body: dashboard },
      status: 409,
    },
  ],
  deleteDashboard: [
    { path: '/api/v1/dashboards/none', status: 404 },
    { path: () => `/api/v1/dashboards/${kept.dashboard}`, status: 204 },
  ],
  follows: [{ status: 200 }],
  saveFollows: [
    { body: { metrics: ['basket', 'revenue'] }, status: 200 },
    { body: { metrics: ['nothing'] }, status: 422 },
    { body: { metrics: 'revenue' }, status: 400 },
  ],
  ...inboxSamples(() => kept.dashboard),
  changeRequests: [
    { status: 200 },
    { path: '/api/v1/change-requests?state=in_review,draft', status: 200 },
    { path: '/api/v1/change-requests?state=nowhere', status: 200 },
    { path: '/api/v1/change-requests?metric=revenue', status: 200 },
  ],
  proposeChange: [
    { body: { files: edited }, status: 422 },
    { body: { files: edited, effective: 'today' }, status: 400 },
  ],
  ...EDIT_SAMPLES,
  changeRequest: [
    { path: '/api/v1/change-requests/CR-0007', status: 404 },
    { path: '/api/v1/change-requests/none', status: 404 },
  ],
  reviseChange: [
    { path: '/api/v1/change-requests/7', body: { revision: 1, files: edited }, status: 404 },
    { body: { files: edited }, status: 400 },
  ],
  compareChange: [{ path: '/api/v1/change-requests/7/comparison', status: 404 }],
  submitChange: [{ body: { revision: 1 }, status: 404 }],
  withdrawChange: [{ body: { revision: 1 }, status: 404 }],
  sendBackChange: [{ body: { revision: 1, comment: 'why?' }, status: 404 }],
  rejectChange: [
    { body: { revision: 1 }, status: 404 },
    { body: { revision: 0 }, status: 400 },
  ],
  signForFinance: [
    { body: { revision: 1 }, status: 422 },
    { body: { revision: 1, side: 'business' }, status: 400 },
  ],
  signForBusiness: [{ body: { revision: 1 }, status: 422 }],
  signForSelf: [{ body: { revision: 1 }, status: 422 }],
  compareVersions: [
    { path: '/api/v1/metrics/revenue/versions/comparison?from=1&to=1', status: 200 },
    { path: '/api/v1/metrics/revenue/versions/comparison?from=1&to=7', status: 422 },
    { path: '/api/v1/metrics/nothing/versions/comparison?from=1&to=1', status: 422 },
  ],
  rollBackMetric: [
    { path: '/api/v1/metrics/revenue/roll-back', body: { version: 1, dry_run: true }, status: 200 },
    { path: '/api/v1/metrics/revenue/roll-back', body: { version: 7 }, status: 422 },
    { path: '/api/v1/metrics/revenue/roll-back', body: {}, status: 400 },
  ],
  metricStanding: [
    { path: '/api/v1/metrics/revenue/standing', status: 200 },
    { path: '/api/v1/metrics/nothing/standing', status: 404 },
  ],
  confirmMetric: [
    { path: '/api/v1/metrics/revenue/confirm', body: { comment: 'as agreed' }, status: 409 },
    { path: '/api/v1/metrics/nothing/confirm', body: {}, status: 404 },
  ],
  callablePeople: [{ path: '/api/v1/change-requests/7/people?search=a', status: 404 }],
  commentOnChange: [
    { body: { body: 'why?', mentions: ['admin'] }, status: 404 },
    { body: { body: '' }, status: 400 },
  ],
  closes: [{ status: 200 }],
  lockPeriod: [
    { path: '/api/v1/closes/2024-01/lock', body: { metrics: ['revenue'], comment: 'WD+3' }, status: 200 },
    { path: '/api/v1/closes/2024-01/lock', body: {}, status: 409 },
    { path: '/api/v1/closes/2024-03/lock', body: {}, status: 422 },
    { path: '/api/v1/closes/whenever/lock', body: {}, status: 422 },
    { path: '/api/v1/closes/2024-02/lock', body: { metrics: ['nothing'] }, status: 422 },
    { path: '/api/v1/closes/2024-02/lock', body: { by: 'somebody else' }, status: 400 },
  ],
  close: [
    { path: '/api/v1/closes/2024-01', status: 200 },
    { path: '/api/v1/closes/2023-01', status: 404 },
  ],
  verifyCloses: [{ status: 200 }],
  verifyClose: [
    { path: '/api/v1/closes/2024-01/verification', status: 200 },
    { path: '/api/v1/closes/2023-01/verification', status: 404 },
  ],
  unlockPeriod: [
    { path: '/api/v1/closes/2024-01/unlock', body: { reason: 'a late voucher' }, status: 200 },
    { path: '/api/v1/closes/2024-01/unlock', body: { reason: 'again' }, status: 404 },
    { path: '/api/v1/closes/2024-01/unlock', body: {}, status: 400 },
  ],
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
    { body: { ...absence, capabilities: ['read'] }, status: 400 },
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
  audit: [
    { status: 200 },
    { path: '/api/v1/audit?after=1&limit=1', status: 200 },
    { path: '/api/v1/audit?after=x', status: 400 },
    { path: '/api/v1/audit?order=newest&below=3&actor=admin&action=user/&object=admin', status: 200 },
    { path: '/api/v1/audit?from=2024-03-01&to=2024-04-01T00:00:00Z', status: 200 },
    { path: '/api/v1/audit?order=random', status: 400 },
    { path: '/api/v1/audit?from=soon', status: 400 },
  ],
  verifyAudit: [{ status: 200 }],
  exportAudit: [
    { path: '/api/v1/audit/export?action=user/update', status: 200 },
    { path: '/api/v1/audit/export?to=later', status: 400 },
    { status: 200 },
    { path: '/api/v1/audit/export?after=2', status: 200 },
  ],
  check: [
    { body: { files }, status: 200 },
    { body: { files: broken }, status: 200 },
    { body: {}, status: 400 },
  ],
  apply: [
    { body: { files: edited, dry_run: true }, status: 200 },
    { body: { files: broken }, status: 422 },
    { body: { files: edited }, status: 200 },
  ],
  load: [
    { status: 200 },
    { body: { force: true }, status: 200 },
    { body: { force: true }, accept: 'application/x-ndjson', status: 200 },
    { accept: 'text/csv', status: 406 },
    { body: { forced: true }, status: 400 },
  ],
  backup: [{ status: 200 }],
  health: [{ status: 200 }],
  readiness: [{ status: 200 }],
};

/** What the calls of one view or dashboard need. */
export async function makeKept(browser: Browser): Promise<void> {
  const made = await browser.send('POST', '/api/v1/views', { name: 'mine', body: view });
  kept.view = (await read('View', made)).id;
  const other = await browser.send('POST', '/api/v1/dashboards', { name: 'mine', body: dashboard });
  kept.dashboard = (await read('Dashboard', other)).id;
}
