import type { CallOf, CaseOf, DimensionRef, InOf, LaterOf, LiteralExpr } from './expression.ts';
import type { MetricExpr } from './metric-expression.ts';
import type { TextSpan, Unit, ValueType } from './value-type.ts';

/** Row level: one value for each row of a dataset. */
export type RowExpr =
  | LiteralExpr
  | {
      readonly kind: 'field';
      readonly ref: DimensionRef;
      readonly type: ValueType;
      readonly unit: Unit;
      readonly span: TextSpan;
    }
  /** A column of the dataset's source under its raw name, only inside field expressions of that dataset. */
  | {
      readonly kind: 'column';
      readonly name: string;
      readonly type: ValueType;
      readonly unit: Unit;
      readonly span: TextSpan;
    }
  | CallOf<RowExpr>
  | CaseOf<RowExpr>
  | InOf<RowExpr>
  /** `customer in (orders per customer having orders >= 2)`: the rows whose `fields` are those of a member; as many as `per`. */
  | {
      readonly kind: 'members';
      readonly fields: readonly DimensionRef[];
      readonly of: MetricExpr;
      readonly per: readonly DimensionRef[];
      readonly having: MetricExpr | null;
      readonly negated: boolean;
      readonly type: ValueType;
      readonly span: TextSpan;
    }
  /** `under(accounts, '50')`: the row belongs to the member or to one below it; `key` is what a row names its member by. */
  | {
      readonly kind: 'under';
      readonly hierarchy: string;
      readonly key: DimensionRef;
      readonly node: LiteralExpr;
      readonly type: ValueType;
      readonly span: TextSpan;
    }
  /** The values of `fields` stand in a row of another dataset, or of its own, that meets a condition: whatever is asked. */
  | {
      readonly kind: 'listed';
      readonly fields: readonly DimensionRef[];
      readonly among: {
        readonly dataset: string;
        /** Own fields of it, as many as `fields`. */
        readonly fields: readonly string[];
        readonly where: RowExpr | null;
        /** A time of the dataset: the row stands in a row of its own month alone; null: in any. */
        readonly month: DimensionRef | null;
      };
      readonly type: ValueType;
      readonly span: TextSpan;
    }
  | LaterOf;
