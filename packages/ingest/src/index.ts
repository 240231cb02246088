export { clearStage, dropUnreferenced } from './drop-unreferenced.ts';
export { inspect } from './inspect.ts';
export type { Inspection, InspectResult } from './inspection.ts';
export { load } from './load.ts';
export type { LoadContext, LoadProgress, SourceContext } from './load-context.ts';
export { loadDistinct } from './load-distinct.ts';
export type { LoadedFile, LoadedFiles, LoadOutcome, LoadResult, QuarantinedTotal } from './load-outcome.ts';
export { loadRollup } from './load-rollup.ts';
export type {
  DistinctTask,
  LoadColumn,
  LoadSource,
  LoadTask,
  RollupTask,
  TreeTask,
  UnionTask,
} from './load-task.ts';
export { loadTree, treeSelect } from './load-tree.ts';
export { loadUnion } from './load-union.ts';
export { profile } from './profile/profile.ts';
export type {
  DatasetProfile,
  NearestRow,
  PeriodCells,
  Profile,
  ProfiledDataset,
  ProfiledRelationship,
  ProfileJoin,
  ProfileTask,
  RelationshipEnd,
} from './profile-task.ts';
export { fingerprint } from './source/fingerprint.ts';
export { type KnownSources, type SourceMemory, sourceMemory } from './source/source-memory.ts';
export type { FileChange, SourceChange } from './watch/source-change.ts';
export { type WatchedWorkspace, type WatchOptions, watchSources } from './watch/watch-sources.ts';
export type { SheetCopies } from './workbook/kept-sheet.ts';
export type { FoundHeader } from './workbook/read/find-header.ts';
export { type FormCell, type FormRow, type ReadForm, readForm } from './workbook/read-form.ts';
export { type SurveyedSheet, surveyWorkbook } from './workbook/survey-workbook.ts';
export { type FormColumn, type FormSheet, writeForm } from './workbook/write/write-form.ts';
export { writeXlsx, type XlsxFile, type XlsxOptions, type XlsxRow } from './workbook/write/write-xlsx.ts';
export type { XlsxCell, XlsxColumn } from './workbook/write/xlsx-column.ts';
