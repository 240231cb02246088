import type { BindingParams } from '../../codes/binding.ts';
import type { Catalog } from '../catalog.ts';

export const binding: Catalog<BindingParams> = {
  'query/unreachable-dimension': (p) => `measure ${p.measure} cannot reach dimension ${p.dimension}`,
};
