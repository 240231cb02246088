/** Codes of: formula language: lexer, parser, names, types, units. */
export interface FormulaParams {
  'model/formula-syntax': { found: string; expected: string };
}
