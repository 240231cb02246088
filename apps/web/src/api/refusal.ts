import type { Wire } from '@plumbline/client';

/** A refusal on its way through TanStack Query, which knows failures only as thrown values. */
export class Refusal extends Error {
  readonly status: number;
  readonly diagnostics: Wire<'Problem'>['diagnostics'];

  constructor(status: number, diagnostics: Wire<'Problem'>['diagnostics']) {
    super(diagnostics[0]?.message ?? String(status));
    this.status = status;
    this.diagnostics = diagnostics;
  }
}
