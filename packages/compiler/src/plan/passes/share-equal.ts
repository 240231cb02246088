import { inputsOf } from '../children.ts';
import { nodeKey } from '../identity.ts';
import type { Plan } from '../node.ts';
import { rewrite } from '../rewrite.ts';

/** Makes structurally equal nodes one node, so that what two parts of the question need is computed once. */
export function shareEqual(root: Plan): Plan {
  const readers = new Map<Plan | undefined, Plan[]>();
  return rewrite(root, (node) => {
    const [first] = inputsOf(node);
    const others = readers.get(first);
    const twin = others?.find((other) => isTwin(other, node));
    if (twin !== undefined) return twin;
    if (others === undefined) readers.set(first, [node]);
    else others.push(node);
    return node;
  });
}

/** Inputs are shared before their readers: equal ones are the same object. Nodes with other columns need no second look. */
function isTwin(a: Plan, b: Plan): boolean {
  if (a.kind !== b.kind || a.columns.length !== b.columns.length) return false;
  if (!a.columns.every(({ name }, i) => name === b.columns[i]?.name)) return false;
  const [inputs, others] = [inputsOf(a), inputsOf(b)];
  return (
    inputs.length === others.length &&
    inputs.every((input, i) => input === others[i]) &&
    nodeKey(a) === nodeKey(b)
  );
}
