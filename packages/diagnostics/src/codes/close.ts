type Nothing = Record<never, never>;

/** Codes of: periods that are locked, and what becomes of their figures. Days are ISO texts, figures as an answer writes them. */
export interface CloseParams {
  /** `last 3 months`, `2026-06..`: it would be another one tomorrow, or has no end. */
  'close/not-fixed': { period: string };
  'close/not-over': { period: string; to: string };
  'close/locked': { period: string; by: string; at: string };
  'close/not-locked': { period: string };
  /** The lock that holds is not the one that was meant. */
  'close/other-lock': { period: string; by: string; at: string };
  'close/no-reason': { period: string };
  /** Policies keep something from who asks. */
  'close/restricted': Nothing;
  'close/no-figures': { period: string };
  /** Rows do not reach the end of the period. */
  'close/partial': { period: string };
  /** `reason`: codes of what refused it. */
  'close/left-out': { period: string; metric: string; reason: string };
  /** Null: there was no figure, or there is none. */
  'close/changed': { period: string; metric: string; closed: string | null; now: string | null };
  'close/gone': { period: string; metric: string; closed: string | null };
  'close/damaged': { period: string; damage: 'lines' | 'log' };
  /** `option`: a key of the question that makes its cells others than those that were locked. */
  'close/not-whole': { option: string };
  /** Null: in nothing, as counts of nothing are. */
  'close/other-unit': { metric: string; closed: string | null; now: string | null };
  /** `cause`: codes, or what was thrown. */
  'close/not-watched': { cause: string };
  'close/needs-catalog': Nothing;
}
