import type { Diagnostic } from './diagnostic.ts';

/** The user's input cannot be accepted; carries everything that was found. */
export class PlumblineError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((d) => d.code).join(', '));
    this.name = 'PlumblineError';
    this.diagnostics = diagnostics;
  }
}

/** A bug of ours. */
export class InternalError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InternalError';
  }
}
