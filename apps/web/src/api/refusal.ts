import type { Wire } from '@plumbline/client';

/** A refusal on its way through TanStack Query, which knows failures only as thrown values. */
export class Refusal extends Error {
  readonly status: number;
  readonly diagnostics: Wire<'Problem'>['diagnostics'];
  /** With 409: what is there now. */
  readonly current: unknown;

  constructor(status: number, diagnostics: Wire<'Problem'>['diagnostics'], current?: unknown) {
    super(diagnostics[0]?.message ?? String(status));
    this.status = status;
    this.diagnostics = diagnostics;
    this.current = current;
  }
}

/** The metric cannot be seen by what was asked for. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Refusal && error.diagnostics[0]?.code === 'query/unreachable-dimension';
}
