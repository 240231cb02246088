export type { LoadProgress } from '@plumbline/ingest';
export type {
  Cell,
  MetricQuery,
  MetricResult,
  NoteCode,
  ResultColumn,
  ResultRow,
  ResultWarning,
  WarningCode,
} from '@plumbline/query';
export type { Answer, AnswerDefinition, Explained, Explanation } from './answer/answer.ts';
export { memberText } from './answer/member-text.ts';
export { parquetOfResult } from './answer/parquet-of-result.ts';
export {
  DEFAULT_LIMITS,
  openSession,
  type QueryLimits,
  type Session,
  type SessionOptions,
} from './answer/session.ts';
export { type XlsxWords, xlsxOfResult } from './answer/xlsx-of-result.ts';
export { type CheckReport, check } from './check/check.ts';
export { type DatasetReport, type LoadOptions, type LoadReport, load } from './load/load.ts';
export { type OpenedWorkspace, openWorkspace } from './workspace/open-workspace.ts';
export type { WorkspaceOptions } from './workspace/workspace-options.ts';
