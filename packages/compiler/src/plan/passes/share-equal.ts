import { inputsOf, rewrite, withInputs } from '../children.ts';
import { empty } from '../make.ts';
import type { Plan } from '../node.ts';

const HOLE: Plan = empty([]);

/** Makes structurally equal nodes one node, so that what two parts of the question need is computed once. */
export function shareEqual(root: Plan): Plan {
  const ids = new Map<Plan, number>();
  const known = new Map<string, Plan>();
  return rewrite(root, (node) => {
    const inputs = inputsOf(node).map((i) => ids.get(i) ?? -1);
    const own = JSON.stringify(
      withInputs(
        node,
        inputsOf(node).map(() => HOLE),
      ),
    );
    const text = `${inputs.join(',')} ${own}`;
    const twin = known.get(text);
    if (twin !== undefined) return twin;
    known.set(text, node);
    ids.set(node, ids.size);
    return node;
  });
}
