export type { RollupChoice } from '@plumbline/compiler';
export type { LoadProgress } from '@plumbline/ingest';
export type {
  Cell,
  ColumnType,
  MetricQuery,
  MetricResult,
  NoteCode,
  RateUsed,
  ResultColumn,
  ResultRow,
  ResultWarning,
  RowsResult,
  WarningCode,
} from '@plumbline/query';
export type { Department, User } from '@plumbline/store';
export type { Answer, AnswerDefinition, Explained, Explanation } from './answer/answer.ts';
export { HEADING_WORDS } from './answer/heading-words.ts';
export { fullHeading, headings, rangeName } from './answer/headings.ts';
export { memberText } from './answer/member-text.ts';
export type { OpenedRows } from './answer/open-rows.ts';
export { parquetOfResult } from './answer/parquet-of-result.ts';
export { DEFAULT_LIMITS, type QueryLimits } from './answer/query-limits.ts';
export { openSession, type Session, type SessionOptions } from './answer/session.ts';
export { workbookHeadings } from './answer/workbook-headings.ts';
export { type XlsxWords, xlsxOfResult } from './answer/xlsx-of-result.ts';
export type { RollupAdvice } from './asked/advise-rollups.ts';
export { type RestoreReport, restore } from './backup/restore.ts';
export type { AnswersVersion } from './center/answers-version.ts';
export type { ApplyReport } from './center/apply-report.ts';
export type { AdoptReport, AnswerStream, Center, CenterOptions, Listed } from './center/center.ts';
export { findServer } from './center/find-server.ts';
export type { FollowEvent, FollowOptions } from './center/follow-options.ts';
export type { Health } from './center/health.ts';
export type { MetricEntry, MetricNode, StatementEntry } from './center/listing.ts';
export { openCenter } from './center/open-center.ts';
export { type Principal, SYSTEM } from './center/principal.ts';
export { statementEntries } from './center/statement-entries.ts';
export { type CheckReport, check } from './check/check.ts';
export type { CloseCheck, Locked, PeriodDetail, PeriodEntry } from './close/closes-case.ts';
export type { MetricDefinition } from './definition/metric-definition.ts';
export type { MetricVersion } from './definition/metric-versions.ts';
export type { DefinitionEdit, DefinitionWritten, EditCheck, EditPreview } from './edit/edits-case.ts';
export { type TermEntry, termEntries } from './glossary/term-entries.ts';
export type { RequestDetail, RequestEntry, Stepped } from './governance/change-requests-case.ts';
export type { ValueComparison } from './governance/compare-values.ts';
export type { Changes, MetricChange } from './home/changes.ts';
export type { Followed } from './home/followed.ts';
export { type InitOptions, type InitReport, initWorkspace } from './init/init-workspace.ts';
export { type ExportFormat, exportDefinitions } from './interchange/export-definitions.ts';
export { type ImportFormat, importDefinitions } from './interchange/import-definitions.ts';
export type { KeptBodies, KeptKind } from './kept/kept-bodies.ts';
export type { KeptEntry, KeptWish, OwnedObject } from './kept/kept-case.ts';
export { type DatasetReport, type LoadOptions, type LoadReport, load } from './load/load.ts';
export type { DelegationEntry, KnownPrincipal, RoleEntry, TeamEntry, Versioned } from './people/directory.ts';
export { ADMINISTRATOR_ROLE, ROLE_TEMPLATES } from './people/role-templates.ts';
export { type Reconciled, type ReconcileReport, reconcile } from './reconcile/reconcile.ts';
export { type OpenedWorkspace, openWorkspace } from './workspace/open-workspace.ts';
export { readDefinitionTexts } from './workspace/read-definition-texts.ts';
export type { WorkspaceOptions } from './workspace/workspace-options.ts';
