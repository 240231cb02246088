import { changeEach } from './change-each.ts';
import { inputsOf, withInputs } from './children.ts';
import type { Plan } from './node.ts';
import { nodesIn } from './nodes-in.ts';

/** Rebuilds a plan bottom-up; nodes shared before stay shared. Nodes in `given` are replaced as they are. */
export function rewrite(
  root: Plan,
  change: (node: Plan) => Plan,
  given: ReadonlyMap<Plan, Plan> = new Map(),
): Plan {
  const changed = new Map(given);
  const now = (node: Plan) => changed.get(node) ?? node;
  for (const node of nodesIn(root)) {
    if (changed.has(node)) continue;
    const before = inputsOf(node);
    const after = changed.size === 0 ? before : changeEach(before, now);
    const result = change(after === before ? node : withInputs(node, after));
    if (result !== node) changed.set(node, result);
  }
  return now(root);
}
