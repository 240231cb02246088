import type { Principal } from './principal.ts';
import type { Workings } from './workings.ts';

/** Equal questions under equal versions have equal answers. */
export interface AnswersVersion {
  /** Definitions, what of them this principal may see, today. */
  readonly key: string;
  /** Number of the rows that are answered from. */
  readonly rows: number;
}

export function answersVersion(workings: Workings, { roles, attributes = {} }: Principal): AnswersVersion {
  const served = workings.snapshots.current();
  const { definitions, rows } = workings.succession.numbersOf(served);
  return { key: JSON.stringify([definitions, workings.today(served), roles, attributes]), rows };
}
