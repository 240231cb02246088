/** The dialect of the embedded warehouse, which runs every plan for now. */
export { duckdb as embedded } from './duckdb.ts';
