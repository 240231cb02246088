import type { Graph } from '../graph/graph.ts';

/** How a question reads a metric where that changes its formula; null for the metric of the workspace. */
export interface Reading {
  /** The finest grain of time that is grouped by; null for none. */
  readonly grain: string | null;
  /** True where grains of the project's own, parts of a date or conditions tell days of the question's time apart. */
  readonly seesTime: boolean;
  readonly seesDays: boolean;
  /** What else is grouped by, as MetricFlow names it. */
  readonly keys: readonly string[];
  readonly hasConditions: boolean;
}

export interface FormulaContext {
  readonly graph: Graph;
  readonly reading: Reading | null;
  /** Metrics on the way here: none may be its own input. */
  readonly within: readonly string[];
}
