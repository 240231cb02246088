/* Signatures this package implements. This file is deleted once they exist. */
import type { Warehouse } from '@plumbline/engines';
import type { InspectResult } from './inspection.ts';
import type { LoadContext, SourceContext } from './load-context.ts';
import type { LoadResult } from './load-outcome.ts';
import type { DistinctTask, LoadSource, LoadTask, UnionTask } from './load-task.ts';
import type { Profile, ProfileTask } from './profile-task.ts';

/** Columns of a source and their types over all of it. Never throws on bad input. */
export declare function inspect(source: LoadSource, context: SourceContext): Promise<InspectResult>;
/** Cheap text that changes when a file of the source does (names, sizes, times of change); null when a file is missing. */
export declare function fingerprint(source: LoadSource): Promise<string | null>;
/** Makes a new table from a source. Aborting rejects with the signal's reason and leaves nothing behind. */
export declare function load(task: LoadTask, context: LoadContext): Promise<LoadResult>;
/** Makes a view over tables already loaded. */
export declare function loadUnion(task: UnionTask, warehouse: Warehouse): Promise<LoadResult>;
/** Makes a table of the distinct values. */
export declare function loadDistinct(task: DistinctTask, warehouse: Warehouse): Promise<LoadResult>;
/** Drops every table and view not named in `keep`; for start-up and after a pointer moved. */
export declare function dropUnreferenced(
  warehouse: Warehouse,
  keep: ReadonlySet<string>,
): Promise<readonly string[]>;
export declare function profile(
  warehouse: Warehouse,
  task: ProfileTask,
  signal?: AbortSignal,
): Promise<Profile>;
