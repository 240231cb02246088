/** A call and the status it must be answered with. */
export interface Sample {
  /** Path with its parameters, and the query. */
  readonly path?: string | (() => string);
  readonly body?: unknown;
  readonly accept?: string;
  readonly status: number;
  /** Sends a session in place of the token. */
  readonly withSession?: true;
}
