import type { Join, Plan } from '../node.ts';
import { nodesIn } from '../nodes-in.ts';
import { rewrite } from '../rewrite.ts';

/** A to-one join that is proven to find its match for every row needs no outer join. */
export function innerWhereTotal(root: Plan): Plan {
  if (!nodesIn(root).some(isTotal)) return root;
  return rewrite(root, (node) => (isTotal(node) ? { ...node, mode: 'inner' } : node));
}

function isTotal(node: Plan): node is Join {
  return node.kind === 'join' && node.proven && node.mode === 'left';
}
