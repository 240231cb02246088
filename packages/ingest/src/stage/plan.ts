import type { ValueType } from '@plumbline/model';
import type { DateOrder } from '../convert/text-conversion.ts';

/** How each column of the new table is made. */
export interface StagePlan {
  readonly columns: readonly PlannedColumn[];
  /** Raw columns that expressions name, under their raw names; none that a plain field hides. */
  readonly named: readonly NamedRaw[];
  /** Fields with expressions, each after those it names. */
  readonly order: readonly string[];
}

export type PlannedColumn =
  | {
      readonly kind: 'raw';
      readonly field: string;
      readonly money: boolean;
      /** Place in the source, and the name there. */
      readonly index: number;
      readonly column: string;
      readonly target: ValueType;
      readonly dates: DateOrder;
    }
  | {
      readonly kind: 'expression';
      readonly field: string;
      readonly money: boolean;
      readonly sql: string;
      /** DuckDB type of the expression; null until described. */
      readonly from: string | null;
      /** Null until described: then the type of the expression. */
      readonly target: ValueType | null;
    };

export interface NamedRaw {
  readonly name: string;
  readonly index: number;
  readonly type: ValueType;
  readonly dates: DateOrder;
}
