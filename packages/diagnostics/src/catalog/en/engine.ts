import type { EngineParams } from '../../codes/engine.ts';
import type { Catalog } from '../catalog.ts';

export const engine: Catalog<EngineParams> = {
  'engine/timeout': (p) => `the query on ${p.engine} exceeded its time limit of ${p.limitMs} ms`,
};
