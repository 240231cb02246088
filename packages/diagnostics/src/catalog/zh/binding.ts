import type { BindingParams } from '../../codes/binding.ts';
import type { Catalog } from '../catalog.ts';

export const binding: Catalog<BindingParams> = {
  'query/unreachable-dimension': (p) => `度量 ${p.measure} 到不了维度 ${p.dimension}`,
};
