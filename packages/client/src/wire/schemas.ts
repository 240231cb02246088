import { metricQuerySchema, rowsQuerySchema } from '@plumbline/query';
import { z } from 'zod';
import * as access from './access.ts';
import * as audit from './audit.ts';
import * as catalog from './catalog.ts';
import * as changes from './changes.ts';
import * as closes from './closes.ts';
import { datasetList } from './datasets.ts';
import * as definition from './definition.ts';
import { dictionaryImport, dictionaryReport } from './dictionary.ts';
import * as edits from './edits.ts';
import { glossaryTerm, glossaryTermList } from './glossary.ts';
import { health, readiness } from './health.ts';
import * as hierarchies from './hierarchies.ts';
import * as home from './home.ts';
import * as inbox from './inbox.ts';
import * as people from './people.ts';
import { problem, wireDiagnostic } from './problem.ts';
import { reconciled, reconcileRequest, reconciliationList } from './reconciliations.ts';
import { explanation, metricResult } from './result.ts';
import { rollupQuestions, rollupSuggestions } from './rollups.ts';
import { rowsResult } from './rows.ts';
import * as saved from './saved.ts';
import { searchResult } from './search.ts';
import { statementList } from './statements.ts';
import { text } from './text.ts';
import * as viewing from './viewing.ts';
import * as workspace from './workspace.ts';

/** Every shape that crosses the wire, under its name in the OpenAPI document. */
export const SCHEMAS = {
  AccessToken: access.accessToken,
  ApplyReport: workspace.applyReport,
  ApplyRequest: workspace.applyRequest,
  AuditCheck: audit.auditCheck,
  AuditEvent: audit.auditEvent,
  AuditPage: audit.auditPage,
  ChangeRequest: changes.changeRequest,
  ChangeRequestEntry: changes.changeRequestEntry,
  ChangeRequestList: changes.changeRequestList,
  ChangeRevision: changes.changeRevision,
  Changes: home.changes,
  ChangeStep: changes.changeStep,
  CheckReport: workspace.checkReport,
  CheckRequest: workspace.checkRequest,
  CloseCheck: closes.closeCheck,
  ClosedPeriod: closes.closedPeriod,
  ClosedPeriodList: closes.closedPeriodList,
  CloseStep: closes.closeStep,
  Comment: changes.comment,
  CommentList: inbox.commentList,
  Confirmation: changes.confirmation,
  Dashboard: saved.dashboard,
  DashboardChange: saved.dashboardChange,
  DashboardList: saved.dashboardList,
  DatasetList: datasetList,
  DefinitionFilesReport: workspace.definitionFilesReport,
  DefinitionFilesRequest: workspace.definitionFilesRequest,
  Delegation: people.delegation,
  DelegationChange: people.delegationChange,
  DelegationList: people.delegationList,
  Department: people.department,
  DepartmentChange: people.departmentChange,
  DepartmentList: people.departmentList,
  Diagnostic: wireDiagnostic,
  DictionaryImport: dictionaryImport,
  DictionaryReport: dictionaryReport,
  DimensionList: catalog.dimensionList,
  EditCheck: edits.editCheck,
  EditCheckRequest: edits.editCheckRequest,
  EditPreview: edits.editPreview,
  EditPreviewRequest: edits.editPreviewRequest,
  EditStart: edits.editStart,
  Explanation: explanation,
  ExploreView: saved.exploreView,
  Follows: home.follows,
  FollowsChange: home.followsChange,
  GlossaryTerm: glossaryTerm,
  GlossaryTermList: glossaryTermList,
  Health: health,
  HierarchyList: hierarchies.hierarchyList,
  HierarchyMemberList: hierarchies.hierarchyMemberList,
  IdentityList: people.identityList,
  InboxCounts: inbox.inboxCounts,
  InboxMark: inbox.inboxMark,
  InboxPage: inbox.inboxPage,
  Lineage: definition.lineage,
  LoadEvent: workspace.loadEvent,
  LoadReport: workspace.loadReport,
  LoadRequest: workspace.loadRequest,
  Locked: closes.locked,
  LockRequest: closes.lockRequest,
  Me: access.me,
  MemberList: catalog.memberList,
  Metric: catalog.metric,
  MetricDefinition: definition.metricDefinition,
  DefinitionEdits: edits.definitionEdits,
  DefinitionEditsRevision: edits.definitionEditsRevision,
  MetricList: catalog.metricList,
  MetricNode: catalog.metricNode,
  MetricQuery: metricQuerySchema,
  MetricResult: metricResult,
  MetricVersionList: definition.metricVersionList,
  NewChangeRequest: changes.newChangeRequest,
  NewComment: changes.newComment,
  NewDashboard: saved.newDashboard,
  NewDelegation: people.newDelegation,
  NewTask: inbox.newTask,
  NewToken: access.newToken,
  NewUser: people.newUser,
  NewView: saved.newView,
  OneTimePassword: people.oneTimePassword,
  OwnedTokenList: access.ownedTokenList,
  OwnSessionList: access.ownSessionList,
  PasswordChange: access.passwordChange,
  PersonNameList: changes.personNameList,
  Problem: problem,
  Readiness: readiness,
  Reconciled: reconciled,
  ReconcileRequest: reconcileRequest,
  ReconciliationList: reconciliationList,
  RecoveryCodes: access.recoveryCodes,
  Role: people.role,
  RoleChange: people.roleChange,
  RoleList: people.roleList,
  RollBackRequest: changes.rollBackRequest,
  RollupQuestions: rollupQuestions,
  RollupSuggestions: rollupSuggestions,
  RowsQuery: rowsQuerySchema,
  RowsResult: rowsResult,
  SearchResult: searchResult,
  SecondFactorBegin: access.secondFactorBegin,
  SecondFactorCode: access.secondFactorCode,
  SecondFactorSecret: access.secondFactorSecret,
  SessionsEnded: access.sessionsEnded,
  Sight: viewing.sight,
  SignedIn: access.signedIn,
  SignInWays: access.signInWays,
  SignInRequest: access.signInRequest,
  Standing: changes.standing,
  StatementList: statementList,
  SubscriptionChange: inbox.subscriptionChange,
  SubscriptionList: inbox.subscriptionList,
  Task: inbox.task,
  TaskChange: inbox.taskChange,
  TaskList: inbox.taskList,
  Team: people.team,
  TeamChange: people.teamChange,
  TeamList: people.teamList,
  Text: text,
  TokenList: access.tokenList,
  TokenRequest: access.tokenRequest,
  UnlockRequest: closes.unlockRequest,
  User: people.user,
  UserChange: people.userChange,
  UserImport: people.userImport,
  UserImportReport: people.userImportReport,
  UserList: people.userList,
  ValueComparison: changes.valueComparison,
  VersionComparison: changes.versionComparison,
  View: saved.view,
  ViewChange: saved.viewChange,
  Viewing: viewing.viewing,
  ViewingWish: viewing.viewingWish,
  ViewList: saved.viewList,
  WrittenDefinition: edits.writtenDefinition,
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type SchemaName = keyof typeof SCHEMAS;
export type Wire<N extends SchemaName> = z.infer<(typeof SCHEMAS)[N]>;

/** JSON Schemas (2020-12, the dialect of OpenAPI 3.1) that refer to each other under `#/components/schemas/`. */
export function jsonSchemas(): Readonly<Record<string, unknown>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}
