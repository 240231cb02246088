import type { TextSpan } from '../value-type.ts';

interface Spanned {
  readonly span: TextSpan;
}

export interface Word extends Spanned {
  readonly text: string;
}

export interface Argument extends Spanned {
  /** `points` in `points: month`; null for an argument by position. */
  readonly name: Word | null;
  readonly value: Syntax;
}

export type BinaryOperator =
  | 'or'
  | 'and'
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'like'
  | 'not like'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

export interface NameSyntax extends Spanned {
  readonly kind: 'name';
  /** One or two words: `revenue`, `territory.country`. */
  readonly path: readonly Word[];
}
export interface LabelSyntax extends Spanned {
  readonly kind: 'label';
  readonly text: string;
}
/** What names a dimension. */
export type RefSyntax = NameSyntax | LabelSyntax;

export interface CallSyntax extends Spanned {
  readonly kind: 'call';
  readonly name: Word;
  readonly args: readonly Argument[];
}
/** `orders per customer having orders >= 2`: inside an aggregate, or in the brackets of `in`. */
export interface MembersSyntax extends Spanned {
  readonly kind: 'members';
  readonly of: Syntax;
  readonly per: readonly RefSyntax[];
  readonly having: Syntax | null;
}
/** `3 months`; the count may be an expression in `date_add`. */
export interface IntervalSyntax extends Spanned {
  readonly kind: 'interval';
  readonly count: Syntax;
  readonly unit: Word;
}

/** A formula as written: no names resolved, no levels, no types. */
export type Syntax =
  | ({ readonly kind: 'number'; readonly text: string; readonly percent: boolean } & Spanned)
  | ({ readonly kind: 'text' | 'date' | 'timestamp'; readonly value: string } & Spanned)
  | ({ readonly kind: 'boolean'; readonly value: boolean } & Spanned)
  | ({ readonly kind: 'null' } & Spanned)
  | NameSyntax
  | LabelSyntax
  | ({ readonly kind: 'param'; readonly name: string } & Spanned)
  | ({ readonly kind: 'unary'; readonly op: 'not' | '-'; readonly operand: Syntax } & Spanned)
  | ({
      readonly kind: 'binary';
      readonly op: BinaryOperator;
      readonly left: Syntax;
      readonly right: Syntax;
    } & Spanned)
  | ({
      readonly kind: 'between';
      readonly value: Syntax;
      readonly low: Syntax;
      readonly high: Syntax;
      readonly negated: boolean;
    } & Spanned)
  | ({
      readonly kind: 'in';
      readonly value: Syntax;
      readonly items: readonly Syntax[];
      readonly negated: boolean;
    } & Spanned)
  | ({
      readonly kind: 'in_members';
      readonly value: Syntax;
      readonly members: MembersSyntax;
      readonly negated: boolean;
    } & Spanned)
  | ({ readonly kind: 'is_null'; readonly value: Syntax; readonly negated: boolean } & Spanned)
  | ({
      readonly kind: 'case';
      readonly whens: readonly { readonly when: Syntax; readonly value: Syntax }[];
      readonly otherwise: Syntax | null;
    } & Spanned)
  | CallSyntax
  | ({ readonly kind: 'where'; readonly of: Syntax; readonly condition: Syntax } & Spanned)
  | MembersSyntax
  | IntervalSyntax
  | ({ readonly kind: 'arrow'; readonly from: Syntax; readonly to: Syntax } & Spanned)
  | ({ readonly kind: 'list'; readonly items: readonly Syntax[] } & Spanned)
  /** `fixed date '2013-12-31'`. */
  | ({ readonly kind: 'fixed'; readonly date: string } & Spanned)
  /** `x as decimal(18, 2)`. */
  | ({
      readonly kind: 'as_type';
      readonly value: Syntax;
      readonly type: Word;
      readonly sizes: readonly number[];
    } & Spanned)
  /** Second argument of `at`, as written. */
  | ({ readonly kind: 'period'; readonly text: string } & Spanned)
  /** Stands where something could not be read; a problem has been reported. */
  | ({ readonly kind: 'unreadable' } & Spanned);
