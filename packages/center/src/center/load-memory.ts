import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';

/** A load that failed, and none has succeeded since. What was there before still answers. */
export interface LoadFailure {
  /** ISO instant of the first failure in a row. */
  readonly since: string;
  /** Of the last one; empty where it was a bug of ours. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoadMemory {
  failure(): LoadFailure | null;
  /** Runs a load and keeps whether it failed; one that was called off says nothing. */
  note<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T>;
}

export function loadMemory(now: () => Date): LoadMemory {
  let failure: LoadFailure | null = null;
  return {
    failure: () => failure,
    async note(work, signal) {
      try {
        const done = await work();
        failure = null;
        return done;
      } catch (cause) {
        if (signal?.aborted === true) throw cause;
        const diagnostics = cause instanceof PlumblineError ? cause.diagnostics : [];
        failure = { since: failure?.since ?? now().toISOString(), diagnostics };
        throw cause;
      }
    },
  };
}
