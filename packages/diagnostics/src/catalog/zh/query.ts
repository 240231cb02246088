import type { QueryParams } from '../../codes/query.ts';
import type { Catalog } from '../catalog.ts';

export const query: Catalog<QueryParams> = {
  'query/unknown-metric': (p) => `没有名为 ${p.name} 的指标`,
  'query/bad-period': (p) => `无法理解时期 ${p.text}:${p.reason}`,
};
