import type { Dialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';

/** The dialect of the embedded warehouse. */
export const embedded: Dialect = duckdb;
