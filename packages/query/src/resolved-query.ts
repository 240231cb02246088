import type {
  ClockGrain,
  Day,
  DayGrain,
  MemberGrain,
  OwnGrain,
  OwnPeriod,
  PeriodSpec,
  RowGrain,
} from '@plumbline/calendar';
import type {
  DimensionRef,
  LiteralExpr,
  Metric,
  MetricExpr,
  RowExpr,
  Text,
  Unit,
  ValueType,
} from '@plumbline/model';
import type { DatePart, PartialMode } from './metric-query.ts';

/** Days of the calendar, or members that the company lists: those are known when its rows are. */
export type QueryPeriod = PeriodSpec | OwnPeriod;

/** A query whose every name is resolved and every text typed; still without data, edges, paths, policies. */
export interface ResolvedQuery {
  readonly metrics: readonly Metric[];
  readonly by: readonly ResolvedBy[];
  /** Members of the query's time; null: no time grain in `by`. The finest of `by`. */
  readonly grain: RowGrain | null;
  /** Grains of the company's own that the question names. */
  readonly ownGrains: readonly OwnGrain[];
  readonly period: QueryPeriod | null;
  /** Row conditions; top-level `and` terms that compare the query's time with constants have moved into `period`. */
  readonly where: RowExpr | null;
  /** Names of result columns are `{kind: 'result'}` nodes; metrics that are not selected are `metric` nodes. */
  readonly having: MetricExpr | null;
  readonly order: readonly {
    readonly by: MetricExpr | { readonly kind: 'key'; readonly name: string };
    readonly desc: boolean;
  }[];
  readonly compare: readonly ResolvedCompare[];
  /** What was recorded later does not exist; `today`: nor had the days after it come. */
  readonly asOf: { readonly day: Day; readonly isToday: boolean } | null;
  /** Every cell by the newest definitions, whichever were in force on its last day. */
  readonly restated: boolean;
  readonly alignment: 'calendar' | 'fiscal' | 'weekday' | 'spring_festival';
  readonly partial: PartialMode;
  readonly limit: number | null;
  readonly others: boolean;
  /** Subsets of `by` as column names, in `by` order, without the full set; the grand total is `[]`. */
  readonly totals: readonly (readonly string[])[];
  readonly share: ResolvedShare | null;
  readonly fill: boolean;
  /** What the keys `cohort` and `age` are those of; null: no metric has a cohort. */
  readonly cohort: Extract<MetricExpr, { readonly kind: 'cohort' }> | null;
  /** Fiscal grains and periods are each entity's own, of this calendar (`only`: the entity that the question fixes); null: the workspace's. */
  readonly fiscal: {
    readonly calendar: string;
    readonly only: LiteralExpr | null;
    /** Whether years stand beside each other by their labels, or by the workspace's years that hold their ends. */
    readonly peers: 'label' | 'calendar';
  } | null;
  /** Every amount in this currency; null: as it is defined. */
  readonly currency: string | null;
  /** Bases of comparisons at the rates of what is compared with them. */
  readonly constantCurrency: boolean;
}

/** `within`: the larger cell groups by these keys; `parent`: by all but the last of these. Names of columns, as in `by`. */
export interface ResolvedShare {
  readonly kind: 'within' | 'parent';
  readonly keys: readonly string[];
  /** Names of the metrics that have one. */
  readonly metrics: readonly string[];
}

export type ResolvedBy =
  /** A grain of the query's time: its column is called like the grain unless `as` renames it. `year` beside `week` is `week_year`. */
  | {
      readonly kind: 'time';
      readonly name: string;
      readonly grain: MemberGrain;
      readonly label: Text;
      readonly type: ValueType;
    }
  | {
      readonly kind: 'dimension';
      readonly name: string;
      /** As written: `territory.country`; `hour` and `minute` of the query's time are such keys too. */
      readonly text: string;
      readonly ref: DimensionRef;
      /** `{field, grain}`: the first day (or minute) of the member; `{field, part}`: an integer. */
      readonly grain: DayGrain | ClockGrain | null;
      readonly part: DatePart | null;
      readonly label: Text;
      readonly type: ValueType;
      readonly unit: Unit;
    };

export type ResolvedCompare =
  | { readonly kind: 'previous'; readonly name: 'previous' }
  | { readonly kind: 'year_ago'; readonly name: 'year_ago' }
  | { readonly kind: 'fixed'; readonly name: string; readonly period: PeriodSpec }
  | {
      readonly kind: 'plan';
      readonly name: 'target' | 'budget' | 'forecast';
      /** Whatever is asked reads only the snapshot days that both have. */
      readonly isMatched: boolean;
    };
