import { type Direction, type Status, statusOf } from './verdict.ts';

/** How far a plan is reached, and what keeps that from being a verdict. */
export interface PlanReached {
  readonly attainment: string | number | null;
  /** The period goes on: what is reached so far of a whole plan is no verdict. */
  readonly isRunning: boolean;
  /** One of the two has days that the other has not: they are not of the same time. */
  readonly isUnmatched: boolean;
}

/** The verdict of every place that measures a metric by its plan. */
export function planStatus(reached: PlanReached, direction: Direction): Status {
  const { attainment, isRunning, isUnmatched } = reached;
  return statusOf(attainment === null || isRunning || isUnmatched ? null : Number(attainment), direction);
}
