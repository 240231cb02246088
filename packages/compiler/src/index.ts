export { type CompiledQuery, compile } from './compile.ts';
export type { CompileInput } from './compile-input.ts';
export { type CompiledRows, compileRows, type Statement } from './compile-rows.ts';
export { type Explained, explain } from './explain.ts';
export { fieldSql, rowSql } from './field-sql.ts';
export { passes } from './plan/passes/index.ts';
export type { Pass } from './plan/passes/pass.ts';
export { tablesRead } from './plan/tables-read.ts';
export { assemble, type EngineRows } from './result/assemble.ts';
export { type RowPicker, rowPickerOf } from './result/pick-rows.ts';
export type { RollupChoice, RollupRefusal } from './rollup/explain-rollups.ts';
export { type ChangedDays, type RollupIncrement, rollupIncrement } from './rollup/rollup-increment.ts';
export { type RollupTable, rollupTables } from './rollup/rollup-tables.ts';
export type { AskedQuestion } from './rollup/suggest/asked-question.ts';
export {
  type RollupSuggestions,
  type SuggestedRollup,
  type SuggestOptions,
  suggestRollups,
} from './rollup/suggest/suggest-rollups.ts';
