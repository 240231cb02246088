export { type CompiledQuery, type CompileInput, compile } from './compile.ts';
export { fieldSql, rowSql } from './field-sql.ts';
export { assemble, type EngineRows } from './result/assemble.ts';
