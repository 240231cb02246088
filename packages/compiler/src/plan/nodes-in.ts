import { inputsOf } from './children.ts';
import type { Plan } from './node.ts';
import { oncePerQuestion } from './once-per-question.ts';

/** Every node of a plan once, each after its inputs. */
export const nodesIn = oncePerQuestion((root: Plan): readonly Plan[] => {
  const seen = new Set<Plan>();
  const visit = (node: Plan) => {
    if (seen.has(node)) return;
    for (const input of inputsOf(node)) visit(input);
    seen.add(node);
  };
  visit(root);
  return [...seen];
});
