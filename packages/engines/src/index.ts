export type { Loader, LoaderOptions } from './duckdb/loader.ts';
export { openLoader } from './duckdb/open-loader.ts';
export { type MemoryOptions, openMemory } from './duckdb/open-memory.ts';
export { openWarehouse } from './duckdb/open-warehouse.ts';
export { quoteLiteral, quoteName } from './duckdb/quote.ts';
export type { Warehouse, WarehouseOptions } from './duckdb/warehouse.ts';
export type { Engine, EngineCell, EngineType, Parameter, Rows, RunOptions, Statement } from './engine.ts';
