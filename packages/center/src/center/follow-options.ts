import type { Diagnostic } from '@plumbline/diagnostics';
import type { FileChange } from '@plumbline/ingest';
import type { LoadReport } from '../load/load.ts';

export interface FollowOptions {
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly onEvent?: (event: FollowEvent) => void;
  /** Between two looks at the files. */
  readonly pollMs?: number;
  /** How long a file must stay as it is before it counts as written. */
  readonly settleMs?: number;
  /** Before the first repetition of a load that failed; each further one waits twice as long, up to ten minutes. */
  readonly retryMs?: number;
}

/** What happened to the sources, for a log. */
export type FollowEvent =
  | { readonly kind: 'changed'; readonly dataset: string; readonly files: readonly FileChange[] }
  | { readonly kind: 'loaded'; readonly report: LoadReport }
  /** The rows that were there go on answering. `cause`: not a refusal but a bug of ours. */
  | {
      readonly kind: 'failed';
      readonly diagnostics: readonly Diagnostic[];
      readonly cause: unknown;
      readonly retryInMs: number;
    }
  | { readonly kind: 'problem'; readonly diagnostic: Diagnostic };
