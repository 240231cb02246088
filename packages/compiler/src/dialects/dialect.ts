import type { AggregateFunction, ScalarFunction, ValueType } from '@plumbline/model';
import type { PlannerFunction } from '../plan/scalar.ts';

/** What a function is on an engine: a function of printed arguments, or the reason why there is none. */
export type Template = (
  args: readonly string[],
  call: { readonly option: string | null; readonly type: ValueType },
) => string;
export type Answer = Template | { readonly unsupported: string };

/** Everything an engine does its own way; plain data, no defaults for escaping. */
export interface Dialect {
  readonly name: string;
  readonly identifier: (name: string) => string;
  readonly text: (value: string) => string;
  readonly parameter: (index: number) => string;
  readonly date: (iso: string) => string;
  readonly timestamp: (iso: string) => string;
  readonly type: (type: ValueType) => string;
  readonly functions: { readonly [F in ScalarFunction | PlannerFunction]: Answer };
  /** `filter` is printed and starts with a blank, or is empty. */
  readonly aggregates: {
    readonly [F in AggregateFunction | 'any' | 'list' | 'bits']: (
      arg: string | null,
      measure: { readonly p: string | null; readonly type: ValueType; readonly filter: string },
    ) => string;
  };
  /** How a subquery that several others read is kept from being computed twice. */
  readonly shared: string;
  /** Last line of a subquery below which conditions of its readers are not repeated. */
  readonly fence: string;
}
