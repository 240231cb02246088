import type { EngineParams } from '../../codes/engine.ts';
import type { Catalog } from '../catalog.ts';

export const engine: Catalog<EngineParams> = {
  'engine/timeout': (p) => `${p.engine} 上的查询超过了 ${p.limitMs} 毫秒的时限`,
};
