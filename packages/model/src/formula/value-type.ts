/** Type of a value. `integer` is 32-bit, `bigint` 64-bit; both travel exactly. */
export type ValueType =
  | { readonly kind: 'text' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'timestamp'; readonly zoned: boolean }
  | { readonly kind: 'integer' }
  | { readonly kind: 'bigint' }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'double' }
  /** The type of the literal `null` only. */
  | { readonly kind: 'null' };

export type TaxBasis = 'included' | 'excluded' | 'none';

/**
 * What a number counts. `currency: null` is the workspace's currency; `{field}` names the currency column
 * of the dataset; `mixed` is several at once, added as recorded. `tax: null` is undeclared and fits either basis.
 */
export type Unit =
  | {
      readonly kind: 'money';
      readonly currency: string | null | { readonly dataset: string; readonly field: string };
      readonly tax: TaxBasis | null;
    }
  | { readonly kind: 'count'; readonly entity: string | null }
  | { readonly kind: 'percent' }
  | { readonly kind: 'ratio' }
  | { readonly kind: 'days' }
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'text' }
  /** money per customer, count per day … */
  | { readonly kind: 'per'; readonly of: Unit; readonly by: Unit }
  /** A bare number in a formula: fits every unit. */
  | { readonly kind: 'any' };

/** Offsets into the text of the formula or condition. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}
