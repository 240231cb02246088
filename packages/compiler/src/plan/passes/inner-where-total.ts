import { rewrite } from '../children.ts';
import type { Plan } from '../node.ts';

/** A to-one join that is proven to find its match for every row needs no outer join. */
export function innerWhereTotal(root: Plan): Plan {
  return rewrite(root, (node) =>
    node.kind === 'join' && node.proven && node.mode === 'left' ? { ...node, mode: 'inner' } : node,
  );
}
