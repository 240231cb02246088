export { openLoader, openMemory, openWarehouse } from './duckdb/contract.ts';
export type { Loader, LoaderOptions } from './duckdb/loader.ts';
export type { Warehouse, WarehouseOptions } from './duckdb/warehouse.ts';
export type { Engine, EngineCell, EngineType, Parameter, Rows, RunOptions, Statement } from './engine.ts';
