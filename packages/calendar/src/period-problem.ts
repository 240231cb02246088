import type { Params } from '@plumbline/diagnostics';

/** A word for machines; its texts stand in the catalogs under `query/bad-period`. */
export type PeriodReason = Params['query/bad-period']['reason'];

/** Why a text is no period, and which part of it says so (offsets into the text). */
export interface PeriodProblem {
  readonly reason: PeriodReason;
  readonly start: number;
  readonly end: number;
}
