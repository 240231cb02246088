import type { Grain } from '@plumbline/calendar';

/** What is asked; plain JSON. Validated by the zod schema of `schema.ts`. */
export interface MetricQuery {
  readonly metrics: readonly string[];
  readonly by?: readonly ByItem[] | undefined;
  readonly period?: string | undefined;
  readonly where?: string | undefined;
  readonly params?: Readonly<Record<string, ParamValue>> | undefined;
  readonly having?: string | undefined;
  readonly compare?: readonly CompareItem[] | undefined;
  readonly peers?: 'label' | 'calendar' | undefined;
  readonly alignment?: 'calendar' | 'fiscal' | 'weekday' | 'spring_festival' | undefined;
  readonly partial?: PartialMode | undefined;
  readonly order?: readonly OrderItem[] | undefined;
  readonly limit?: number | undefined;
  readonly others?: boolean | undefined;
  readonly totals?: boolean | 'all' | readonly (readonly string[])[] | undefined;
  readonly share?: ShareOf | undefined;
  readonly fill?: boolean | undefined;
  readonly currency?: string | undefined;
  readonly constant_currency?: boolean | undefined;
  readonly as_of?: string | { readonly data: string } | undefined;
  readonly restated?: boolean | undefined;
}

/** What part of a larger cell each figure is: of the one that groups by `within` alone, or of the level above along `parent`. */
export interface ShareOf {
  /** Keys of `by`; none: the grand total. */
  readonly within?: readonly string[] | undefined;
  /** Keys of `by`, outermost first: the larger cell is without the last of them. */
  readonly parent?: readonly string[] | undefined;
  /** Of these metrics of the query; without: of all. */
  readonly metrics?: readonly string[] | undefined;
}

export type ParamValue = string | number | boolean | null | readonly (string | number)[];
export type PartialMode = 'to_date' | 'full' | 'exclude_current' | 'to_time';
export type PlanKind = (typeof PLAN_KINDS)[number];
/** `closed`: the figure of a locked period, as it was when it was locked. */
export type CompareItem =
  | 'year_ago'
  | 'previous'
  | 'closed'
  | PlanKind
  | MatchedPlan
  | { readonly fixed: string };
/** Both sides read only the snapshot days of what happened on which the plan has rows, too. */
export type MatchedPlan = { readonly matched: 'snapshots' } & {
  readonly [P in PlanKind]: { readonly [Q in P]: true };
}[PlanKind];

export const PLAN_KINDS = ['target', 'budget', 'forecast'] as const;

export function matchedPlan(item: MatchedPlan): PlanKind {
  return PLAN_KINDS.find((name) => name in item) ?? 'budget';
}

const MATCHED = {
  target: { target: true, matched: 'snapshots' },
  budget: { budget: true, matched: 'snapshots' },
  forecast: { forecast: true, matched: 'snapshots' },
} as const satisfies { readonly [P in PlanKind]: MatchedPlan };

/** What says that both sides read the snapshot days of both. */
export function matchedTo(plan: PlanKind): MatchedPlan {
  return MATCHED[plan];
}

export type ByItem =
  | string
  | {
      readonly field: string;
      readonly grain?: Grain | undefined;
      readonly part?: DatePart | undefined;
      readonly as?: string | undefined;
    };
export interface OrderItem {
  readonly by: string;
  readonly desc?: boolean | undefined;
}
export type DatePart =
  | 'year'
  | 'quarter'
  | 'month'
  | 'week'
  | 'day'
  | 'day_of_year'
  | 'weekday'
  | 'hour'
  | 'minute';
