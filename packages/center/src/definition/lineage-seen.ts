import type { Sight } from '../center/sight.ts';
import { type Lineage, lineageOf } from './lineage.ts';

/** What a metric is computed from, as far as somebody sees it: files and statements of sources are for those who see everything. */
export function lineageSeen({ served, access }: Sight, name: string): Lineage | null {
  if (access?.opaque.has(name) === true) return null;
  const lineage = lineageOf(served.model, name);
  if (lineage === null || access === null) return lineage;
  const nodes = lineage.nodes.filter(({ kind }) => kind !== 'source');
  const ids = new Set(nodes.map(({ id }) => id));
  return { nodes, edges: lineage.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) };
}
