/** What a dialog is open for. */
export type Editing =
  /** Members of a dimension. */
  | { readonly kind: 'members'; readonly ref: string }
  /** A dimension first, then its members. */
  | { readonly kind: 'pick' }
  /** A typed condition; null: a new one. */
  | { readonly kind: 'formula'; readonly index: number | null }
  | { readonly kind: 'having' }
  | { readonly kind: 'currency' }
  | { readonly kind: 'as_of' }
  | { readonly kind: 'period' }
  /** A period to compare with, beside what is there. */
  | { readonly kind: 'fixed'; readonly beside: readonly string[] };
