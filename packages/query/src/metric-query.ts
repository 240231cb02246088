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
  readonly fill?: boolean | undefined;
  readonly currency?: string | undefined;
  readonly constant_currency?: boolean | undefined;
  readonly as_of?: string | { readonly data: string } | undefined;
  readonly restated?: boolean | undefined;
}

export type ParamValue = string | number | boolean | null | readonly (string | number)[];
export type PartialMode = 'to_date' | 'full' | 'exclude_current' | 'to_time';
export type PlanKind = 'target' | 'budget' | 'forecast';
export type CompareItem = 'year_ago' | 'previous' | PlanKind | { readonly fixed: string };
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
export type DatePart = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'weekday' | 'hour' | 'minute';
