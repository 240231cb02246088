import type { StorePlace } from '@plumbline/store';

/** What the outside world is to a workspace: parameters, so that the same folder gives the same answers. */
export interface WorkspaceOptions {
  /** Folder that `dir` and relative values of variables start at. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** ISO day that counts as today; null: `today:` of the workspace, else the machine's date in its timezone. */
  readonly today: string | null;
  /** A server database that holds the catalog; a file in the folder where absent. */
  readonly store?: StorePlace | null | undefined;
  readonly signal?: AbortSignal | undefined;
}
