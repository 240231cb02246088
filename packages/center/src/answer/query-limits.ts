export interface QueryLimits {
  readonly timeoutMs: number;
  /** More rows are refused, never cut. */
  readonly maxRows: number;
}

export const DEFAULT_LIMITS: QueryLimits = { timeoutMs: 120_000, maxRows: 1_000_000 };
