/** What a name or a slot of SQL is called in a formula. */
export interface FormulaOperand {
  readonly text: string;
  /** A date, an instant, or neither: decides how texts beside it are read. */
  readonly time: 'day' | 'instant' | null;
  /** A metric for each value of this dimension: it can stand in a comparison with constants only. */
  readonly members: { readonly of: string; readonly per: string } | null;
}

export interface OperandSource {
  readonly nameOf: (name: string, qualifier: string | null) => FormulaOperand | null;
  readonly slotOf: (slot: number) => FormulaOperand | null;
  /** True where the expression is of cells, not of rows. */
  readonly aggregates?: boolean;
}

export const plainOperand = (text: string, time: FormulaOperand['time'] = null): FormulaOperand => ({
  text,
  time,
  members: null,
});
