import type { Dataset } from '../dataset.ts';
import type { Metric, Model } from '../model.ts';
import type { FormulaProblem } from './problem.ts';
import type { ValueType } from './value-type.ts';

export interface LabelTarget {
  readonly kind: 'metric' | 'dataset' | 'dimension' | 'field';
  /** `dataset.field` for a field. */
  readonly name: string;
}

export type ParameterValue = string | number | boolean | null | readonly (string | number)[];

/** What a formula may name. */
export interface FormulaScope {
  readonly model: Model;
  /** Bare names are its fields (row level). */
  readonly dataset: Dataset | null;
  /** Columns of the dataset's source under their raw names, for its field expressions; `unknown` accepts any name. */
  readonly columns?: ReadonlyMap<string, ValueType> | 'unknown';
  /** `{"$name": value}` parameters of a query, with or without the `$`. */
  readonly params: ReadonlyMap<string, ParameterValue>;
  /** Result columns that `having` may name. */
  readonly results: ReadonlyMap<string, ValueType>;
  /** Metrics that may be named; while a model is being built, those typed so far. */
  readonly metrics: ReadonlyMap<string, Metric>;
  /** `[标签]` in either language → what carries it (metrics, datasets, conformed dimensions, `dataset.field`). */
  readonly labels: ReadonlyMap<string, readonly LabelTarget[]>;
  /** The condition of an alert: it may also ask for `anomaly(…)`. */
  readonly isAlert?: boolean;
}

/** `expr` is null when an error was found; problems may also be notes beside a usable expression. */
export interface Typed<E> {
  readonly expr: E | null;
  readonly problems: readonly FormulaProblem[];
}
