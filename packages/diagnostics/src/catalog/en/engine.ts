import type { EngineParams } from '../../codes/engine.ts';
import type { Catalog } from '../catalog.ts';

export const engine: Catalog<EngineParams> = {
  'engine/timeout': (p) => `the query on ${p.engine} exceeded its time limit of ${p.limitMs} ms`,
  'engine/too-many-rows': (p) =>
    `the result on ${p.engine} has more than ${p.limit} rows; nothing was cut off, ask for less`,
  'engine/out-of-memory': (p) => `the query needs more memory than ${p.engine} may use: ${p.cause}`,
  'engine/rejected': (p) => `${p.engine} could not run the statement: ${p.cause}`,
  'engine/raised': (p) => `refused while it was computed, by the check ${p.reason}: ${p.text}`,
  'engine/already-open': (p) =>
    `${p.file} is already open${p.pid === null ? '' : ` in process ${p.pid}`}; only one instance may own it`,
  'engine/cannot-open': (p) => `${p.file} cannot be opened as a DuckDB database: ${p.cause}`,
};
