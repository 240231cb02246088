import type { Place } from '@plumbline/diagnostics';
import type { Interval } from './read-interval.ts';

/** A MetricFlow project as written, in one shape for all the spellings of its versions. */
export interface Manifest {
  readonly models: readonly SemanticModel[];
  readonly metrics: readonly MetricFlowMetric[];
  readonly savedQueries: readonly SavedQuery[];
  readonly spines: readonly TimeSpine[];
}

export interface Table {
  readonly schema: string | null;
  readonly name: string;
  /** Each row at days of the table of days that are not its own; absent for the rows as they are. */
  readonly days?: RowDays;
  /** Besides the rows, one for each member of a table of time, with nothing but its time. */
  readonly members?: { readonly spine: TimeSpine; readonly column: string };
  /** The column that numbers its rows, where no entity tells them apart. */
  readonly numbered?: string;
}

/** The days at which a row is read: those that look back at its own. */
export interface RowDays {
  readonly spine: TimeSpine;
  /** The column that holds the day of a row. */
  readonly column: string;
  /** Where a day looks: itself, some time before it, or the first day of a period it lies in. */
  readonly looks: Look | null;
  /** From which day on rows count up to there; null for the rows of that day alone. */
  readonly since: Since | null;
}

export type Look =
  | { readonly kind: 'before'; readonly interval: Interval }
  /** The day of the same number in an earlier period of the project's own. */
  | { readonly kind: 'custom'; readonly column: string; readonly count: number }
  | { readonly kind: 'start'; readonly grain: string };

export type Since =
  | { readonly kind: 'ever' }
  | { readonly kind: 'window'; readonly interval: Interval }
  | { readonly kind: 'start'; readonly grain: string };

export interface SemanticModel {
  readonly name: string;
  readonly label: string | null;
  readonly description: string | null;
  readonly table: Table;
  /** Of a copy with another time: the model it was made of. */
  readonly copyOf: string | null;
  readonly aggTime: string | null;
  readonly primaryEntity: string | null;
  readonly entities: readonly Entity[];
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  readonly at: Place;
}

export interface Entity {
  readonly name: string;
  readonly type: 'primary' | 'unique' | 'foreign' | 'natural';
  readonly expr: string;
}

export interface Dimension {
  readonly name: string;
  readonly label: string | null;
  readonly description: string | null;
  readonly expr: string;
  /** Of a time dimension; null for the others. */
  readonly grain: string | null;
  readonly isPartition: boolean;
  readonly validity: 'start' | 'end' | null;
  /** By how much its rows are read later than they are. */
  readonly later: readonly Interval[];
}

export interface Measure {
  readonly name: string;
  readonly label: string | null;
  readonly description: string | null;
  readonly agg: string;
  readonly expr: string;
  readonly aggTime: string | null;
  readonly percentile: {
    readonly p: string;
    readonly isDiscrete: boolean;
    readonly isApproximate: boolean;
  } | null;
  readonly nonAdditive: {
    readonly time: string;
    readonly choice: string;
    readonly groupings: readonly string[];
  } | null;
  readonly createMetric: boolean;
}

/** A measure as a metric reads it. */
export interface MeasureInput {
  readonly measure: string;
  readonly filters: readonly string[];
  readonly joinToSpine: boolean;
  readonly fill: string | null;
}

/** A metric as another reads it. */
export interface MetricInput {
  readonly metric: string;
  readonly alias: string | null;
  readonly filters: readonly string[];
  readonly offset: string | null;
  readonly offsetToGrain: string | null;
  /** True where a longer time takes the value of its first day. */
  readonly ofFirstDay?: boolean;
}

export interface MetricFlowMetric {
  readonly name: string;
  readonly label: string | null;
  readonly description: string | null;
  readonly filters: readonly string[];
  /** The grain it is shown by when no other is asked for. */
  readonly grain: string | null;
  readonly form: MetricForm;
  readonly at: Place;
}

export type MetricForm =
  | { readonly kind: 'simple'; readonly input: MeasureInput }
  | { readonly kind: 'ratio'; readonly numerator: MetricInput; readonly denominator: MetricInput }
  | { readonly kind: 'derived'; readonly expr: string; readonly inputs: readonly MetricInput[] }
  | {
      readonly kind: 'cumulative';
      readonly input: CumulativeInput;
      readonly window: string | null;
      readonly grainToDate: string | null;
      readonly periodAgg: string;
    }
  /** A metric of rows that has a row for each member of a table of time: where `members` counts some. */
  | {
      readonly kind: 'joined';
      readonly rows: MetricInput;
      readonly members: MetricInput;
      readonly fill: string | null;
      /** The filters of the rows: they choose among the members where the question shows all that they mention. */
      readonly filters: readonly string[];
    }
  /** A value for each day, of which a longer time takes one or their mean. */
  | { readonly kind: 'daily'; readonly input: MeasureInput; readonly periodAgg: string }
  | {
      readonly kind: 'conversion';
      readonly base: MeasureInput;
      readonly conversion: MeasureInput;
      readonly entity: string;
      readonly window: string | null;
      readonly calculation: string;
      /** Properties that both sides share, besides the entity. */
      readonly constants: readonly { readonly base: string; readonly conversion: string }[];
    }
  | { readonly kind: 'unknown'; readonly type: string };

export type CumulativeInput =
  | { readonly kind: 'measure'; readonly input: MeasureInput }
  | { readonly kind: 'metric'; readonly input: MetricInput };

export interface SavedQuery {
  readonly name: string;
  readonly label: string | null;
  readonly description: string | null;
  readonly metrics: readonly string[];
  readonly groupBy: readonly string[];
  readonly where: readonly string[];
  readonly orderBy: readonly string[];
  readonly limit: number | null;
  readonly at: Place;
}

/** A table with a row for each member of a grain. */
export interface TimeSpine {
  readonly table: Table;
  readonly column: string;
  readonly grain: string;
  /** Grains that the project defines by a column of this table. */
  readonly custom: readonly { readonly name: string; readonly column: string }[];
}
