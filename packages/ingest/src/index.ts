export { dropUnreferenced, loadDistinct, loadUnion, profile } from './contract.ts';
export { inspect } from './inspect.ts';
export type { Inspection, InspectResult } from './inspection.ts';
export { load } from './load.ts';
export type { LoadContext, LoadProgress, SourceContext } from './load-context.ts';
export type { LoadOutcome, LoadResult, QuarantinedTotal } from './load-outcome.ts';
export type { DistinctTask, LoadColumn, LoadSource, LoadTask, UnionTask } from './load-task.ts';
export type {
  DatasetProfile,
  Profile,
  ProfiledDataset,
  ProfiledRelationship,
  ProfileJoin,
  ProfileTask,
} from './profile-task.ts';
export { fingerprint } from './source/fingerprint.ts';
