import type { LoadingParams } from '../../codes/loading.ts';
import type { Catalog } from '../catalog.ts';

export const loading: Catalog<LoadingParams> = {
  'load/file-not-found': (p) => `file ${p.path} not found`,
};
