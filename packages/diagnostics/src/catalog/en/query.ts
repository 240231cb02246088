import type { QueryParams } from '../../codes/query.ts';
import type { Catalog } from '../catalog.ts';

export const query: Catalog<QueryParams> = {
  'query/unknown-metric': (p) => `there is no metric called ${p.name}`,
  'query/bad-period': (p) => `cannot read the period ${p.text}: ${p.reason}`,
};
