import { inputsOf, rewrite } from '../children.ts';
import { nodeKey } from '../identity.ts';
import type { Plan } from '../node.ts';

/** Makes structurally equal nodes one node, so that what two parts of the question need is computed once. */
export function shareEqual(root: Plan): Plan {
  const ids = new Map<Plan, number>();
  const known = new Map<string, Plan>();
  return rewrite(root, (node) => {
    const key = `${inputsOf(node).map((i) => ids.get(i) ?? -1)} ${nodeKey(node)}`;
    const twin = known.get(key);
    if (twin !== undefined) return twin;
    known.set(key, node);
    ids.set(node, ids.size);
    return node;
  });
}
