export { assemble, type CompiledQuery, type CompileInput, compile, type EngineRows, fieldSql } from './compile.ts';
