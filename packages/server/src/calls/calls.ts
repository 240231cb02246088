import type { ROUTES, RouteName } from '@plumbline/client';
import { auditCall, exportAuditCall, verifyAuditCall } from './audit-calls.ts';
import type { CallHandler, OpenHandler } from './call-handler.ts';
import {
  datasetsCall,
  dimensionsCall,
  metricCall,
  metricsCall,
  metricTreeCall,
  valuesCall,
} from './catalog-calls.ts';
import {
  callablePeopleCall,
  changeRequestCall,
  changeRequestsCall,
  commentOnChangeCall,
  compareChangeCall,
  compareVersionsCall,
  confirmMetricCall,
  metricStandingCall,
  proposeChangeCall,
  rejectChangeCall,
  reviseChangeCall,
  rollBackMetricCall,
  sendBackChangeCall,
  signForBusinessCall,
  signForFinanceCall,
  signForSelfCall,
  submitChangeCall,
  withdrawChangeCall,
} from './change-calls.ts';
import { changesCall } from './changes-call.ts';
import {
  closeCall,
  closesCall,
  lockPeriodCall,
  unlockPeriodCall,
  verifyCloseCall,
  verifyClosesCall,
} from './close-calls.ts';
import { metricDefinitionCall, metricLineageCall, metricVersionsCall } from './definition-calls.ts';
import { exportDictionaryCall, importDictionaryCall } from './dictionary-calls.ts';
import { healthCall, readinessCall } from './health-calls.ts';
import { hierarchiesCall, hierarchyMembersCall } from './hierarchy-calls.ts';
import { followsCall, saveFollowsCall } from './home-calls.ts';
import { DASHBOARD_CALLS, VIEW_CALLS } from './kept-calls.ts';
import { loadCall } from './load-call.ts';
import {
  createDelegationCall,
  delegationsCall,
  deleteDepartmentCall,
  deleteRoleCall,
  deleteTeamCall,
  departmentsCall,
  revokeDelegationCall,
  rolesCall,
  saveDepartmentCall,
  saveRoleCall,
  saveTeamCall,
  teamsCall,
} from './organisation-calls.ts';
import { endOtherSessionsCall, endSessionCall, sessionsCall } from './own-session-calls.ts';
import {
  createUserCall,
  importUsersCall,
  issuePasswordCall,
  saveUserCall,
  unlinkIdentitiesCall,
  usersCall,
} from './people-calls.ts';
import { explainCall, queryCall } from './query-calls.ts';
import { reconcileCall, reconciliationsCall } from './reconciliation-calls.ts';
import { suggestRollupsCall } from './rollup-calls.ts';
import { rowsCall } from './rows-call.ts';
import { searchCall } from './search-call.ts';
import {
  beginSecondFactorCall,
  clearSecondFactorCall,
  confirmSecondFactorCall,
  endSecondFactorCall,
} from './second-factor-calls.ts';
import { changePasswordCall, meCall, signInCall, signInWaysCall, signOutCall } from './session-calls.ts';
import { statementsCall } from './statement-calls.ts';
import {
  createTokenCall,
  ownedTokensCall,
  revokeOwnedTokenCall,
  revokeTokenCall,
  tokensCall,
} from './token-calls.ts';
import { beginViewAsCall, endViewAsCall, sightCall } from './viewing-calls.ts';
import { applyCall, backupCall, checkCall } from './workspace-calls.ts';

type Handler<N extends RouteName> = (typeof ROUTES)[N]['access'] extends 'anyone' ? OpenHandler : CallHandler;

/** What answers each call of the contract. */
export const CALLS: { readonly [N in RouteName]: Handler<N> } = {
  signIn: signInCall,
  signInWays: signInWaysCall,
  signOut: signOutCall,
  me: meCall,
  changePassword: changePasswordCall,
  sessions: sessionsCall,
  endSession: endSessionCall,
  endOtherSessions: endOtherSessionsCall,
  beginSecondFactor: beginSecondFactorCall,
  confirmSecondFactor: confirmSecondFactorCall,
  endSecondFactor: endSecondFactorCall,
  clearSecondFactor: clearSecondFactorCall,
  unlinkIdentities: unlinkIdentitiesCall,
  tokens: tokensCall,
  createToken: createTokenCall,
  revokeToken: revokeTokenCall,
  query: queryCall,
  explain: explainCall,
  rows: rowsCall,
  metrics: metricsCall,
  metric: metricCall,
  metricTree: metricTreeCall,
  dimensions: dimensionsCall,
  values: valuesCall,
  metricVersions: metricVersionsCall,
  metricDefinition: metricDefinitionCall,
  metricLineage: metricLineageCall,
  datasets: datasetsCall,
  statements: statementsCall,
  reconciliations: reconciliationsCall,
  reconcile: reconcileCall,
  suggestRollups: suggestRollupsCall,
  exportDictionary: exportDictionaryCall,
  importDictionary: importDictionaryCall,
  hierarchies: hierarchiesCall,
  hierarchyMembers: hierarchyMembersCall,
  search: searchCall,
  views: VIEW_CALLS.list,
  createView: VIEW_CALLS.create,
  view: VIEW_CALLS.find,
  saveView: VIEW_CALLS.save,
  deleteView: VIEW_CALLS.remove,
  dashboards: DASHBOARD_CALLS.list,
  createDashboard: DASHBOARD_CALLS.create,
  dashboard: DASHBOARD_CALLS.find,
  saveDashboard: DASHBOARD_CALLS.save,
  deleteDashboard: DASHBOARD_CALLS.remove,
  follows: followsCall,
  saveFollows: saveFollowsCall,
  changes: changesCall,
  changeRequests: changeRequestsCall,
  proposeChange: proposeChangeCall,
  changeRequest: changeRequestCall,
  reviseChange: reviseChangeCall,
  compareChange: compareChangeCall,
  submitChange: submitChangeCall,
  withdrawChange: withdrawChangeCall,
  sendBackChange: sendBackChangeCall,
  rejectChange: rejectChangeCall,
  signForFinance: signForFinanceCall,
  signForBusiness: signForBusinessCall,
  signForSelf: signForSelfCall,
  compareVersions: compareVersionsCall,
  rollBackMetric: rollBackMetricCall,
  metricStanding: metricStandingCall,
  confirmMetric: confirmMetricCall,
  callablePeople: callablePeopleCall,
  commentOnChange: commentOnChangeCall,
  closes: closesCall,
  verifyCloses: verifyClosesCall,
  close: closeCall,
  lockPeriod: lockPeriodCall,
  unlockPeriod: unlockPeriodCall,
  verifyClose: verifyCloseCall,
  users: usersCall,
  createUser: createUserCall,
  saveUser: saveUserCall,
  issuePassword: issuePasswordCall,
  importUsers: importUsersCall,
  roles: rolesCall,
  saveRole: saveRoleCall,
  deleteRole: deleteRoleCall,
  departments: departmentsCall,
  saveDepartment: saveDepartmentCall,
  deleteDepartment: deleteDepartmentCall,
  teams: teamsCall,
  saveTeam: saveTeamCall,
  deleteTeam: deleteTeamCall,
  delegations: delegationsCall,
  createDelegation: createDelegationCall,
  revokeDelegation: revokeDelegationCall,
  ownedTokens: ownedTokensCall,
  revokeOwnedToken: revokeOwnedTokenCall,
  sight: sightCall,
  beginViewAs: beginViewAsCall,
  endViewAs: endViewAsCall,
  audit: auditCall,
  verifyAudit: verifyAuditCall,
  exportAudit: exportAuditCall,
  check: checkCall,
  apply: applyCall,
  load: loadCall,
  backup: backupCall,
  health: healthCall,
  readiness: readinessCall,
};
