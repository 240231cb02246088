import { rewrite } from '../children.ts';
import { nodeKey, scalarKey } from '../identity.ts';
import { align, compute, shift } from '../make.ts';
import type { Align, Compute, Plan, Shift } from '../node.ts';

/** A branch of an align: some columns of a relation, its time keys moved. */
interface Branch {
  readonly input: Plan;
  readonly shifts: readonly Shift[];
  readonly outputs: Compute['outputs'];
}

/** Branches that read the same rows with the same moves become one branch that gives all their columns. */
export function fuseBranches(root: Plan): Plan {
  return rewrite(root, (node) => (node.kind === 'align' && !node.disjoint ? fused(node) : node));
}

function fused(node: Align): Plan {
  const groups = new Map<
    string,
    { readonly first: Branch; readonly outputs: Map<string, Compute['outputs'][number]> }
  >();
  const ids = new Map<Plan, number>();
  const inputs: (Plan | string)[] = [];
  for (const input of node.inputs) {
    const branch = readBranch(input);
    if (branch === null) {
      inputs.push(input);
      continue;
    }
    const id = ids.get(branch.input) ?? ids.size;
    ids.set(branch.input, id);
    const keys = branch.outputs.filter((o) => node.keys.includes(o.name));
    const text = `${id} ${branch.shifts.map(nodeKey).join()} ${keys.map((k) => `${JSON.stringify(k.name)}:=${scalarKey(k.value)}`).join()}`;
    const known = groups.get(text);
    if (known === undefined) {
      groups.set(text, { first: branch, outputs: new Map(branch.outputs.map((o) => [o.name, o])) });
      inputs.push(text);
    } else for (const o of branch.outputs) known.outputs.set(o.name, o);
  }
  if (inputs.length === node.inputs.length) return node;
  const fusedInputs = inputs.map((i) => {
    if (typeof i !== 'string') return i;
    const group = groups.get(i);
    if (group === undefined) throw new RangeError('every text names a group');
    return writeBranch({ ...group.first, outputs: [...group.outputs.values()] });
  });
  return align(fusedInputs, node.keys, node.disjoint, node.why);
}

function readBranch(plan: Plan): Branch | null {
  const shifts: Shift[] = [];
  let node = plan;
  while (node.kind === 'shift') {
    shifts.unshift(node);
    node = node.input;
  }
  return node.kind === 'compute' ? { input: node.input, shifts, outputs: node.outputs } : null;
}

function writeBranch(branch: Branch): Plan {
  let plan: Plan = compute(branch.input, branch.outputs);
  for (const s of branch.shifts) plan = shift(plan, s.column, s.by, s.why);
  return plan;
}
