import { inputsOf, readersOf, withInputs } from '../children.ts';
import { nodeKey, planKey } from '../identity.ts';
import { align } from '../make.ts';
import type { Aggregate, Join, Plan } from '../node.ts';
import { nodesIn } from '../nodes-in.ts';
import { rewrite } from '../rewrite.ts';

/** Rows that look up what belongs to each of their keys, where the keys are listed from these very rows. */
interface LookUp {
  readonly join: Join;
  readonly list: Aggregate;
  /** How what is looked up is found for each row of the list, as text. */
  readonly found: string;
  /** How many look-ups are below: only those of one depth are brought together, so that none waits for itself. */
  readonly depth: number;
}

/**
 * What several parts of the question look up in the same way, such as rates of currencies on days, is looked up once,
 * for the keys of all of them: `rates(keys of a)`, `rates(keys of b)` → `rates(keys of a and b)`. Each row still finds
 * the one row of its own keys.
 */
export function lookUpOnce(root: Plan): Plan {
  if (!nodesIn(root).some((node) => node.kind === 'join' && listOf(node) !== null)) return root;
  let plan = root;
  for (let depth = 0; ; depth++) {
    const lookUps = lookUpsIn(plan).filter((one) => one.depth >= depth);
    if (lookUps.length === 0) return plan;
    const replaced = new Map<Plan, Plan>();
    for (const members of alike(lookUps.filter((one) => one.depth === depth))) {
      const [{ list, join }] = members;
      const lists = [...new Set(members.map((one) => one.list))];
      if (lists.length === 1) continue;
      const shared = overList(join.right, list, align(lists, list.keys, false, list.why));
      for (const one of members) replaced.set(one.join.right, shared);
    }
    if (replaced.size > 0) plan = rewrite(plan, (node) => node, replaced);
  }
}

function alike(lookUps: readonly LookUp[]): Iterable<readonly [LookUp, ...LookUp[]]> {
  const groups = new Map<string, [LookUp, ...LookUp[]]>();
  for (const one of lookUps) {
    const known = groups.get(one.found);
    if (known === undefined) groups.set(one.found, [one]);
    else known.push(one);
  }
  return groups.values();
}

function lookUpsIn(root: Plan): readonly LookUp[] {
  const readers = readersOf(root);
  const depths = new Map<Plan, number>();
  const lookUps: LookUp[] = [];
  const visit = (node: Plan): number => {
    const known = depths.get(node);
    if (known !== undefined) return known;
    const below = Math.max(0, ...inputsOf(node).map(visit));
    const list = node.kind === 'join' && readers.get(node.right) === 1 ? listOf(node) : null;
    if (node.kind === 'join' && list !== null)
      lookUps.push({ join: node, list, found: foundOver(node.right, list), depth: below });
    depths.set(node, list === null ? below : below + 1);
    return depths.get(node) ?? 0;
  };
  visit(root);
  return lookUps;
}

/** The list of keys that a join looks up, where it is that of its own rows. */
function listOf({ input, right, on, asOf }: Join): Aggregate | null {
  const list = listUnder(right);
  if (list === null || list === right || list.input !== input || asOf !== null) return null;
  const isOfKeys = on.every(({ left, right: key }) => left.kind === 'column' && left.name === key);
  const isWhole = on.length === list.keys.length && on.every(({ right: key }) => list.keys.includes(key));
  return isOfKeys && isWhole ? list : null;
}

/** The distinct keys below what adds columns to each of them, and keeps them as they are. */
function listUnder(node: Plan): Aggregate | null {
  if (node.kind === 'aggregate') return node.measures.length === 0 ? node : null;
  if (node.kind === 'derive') return listUnder(node.input);
  if (node.kind === 'join') return node.mode === 'left' ? listUnder(node.input) : null;
  if (node.kind !== 'compute') return null;
  const list = listUnder(node.input);
  const values = new Map(node.outputs.map(({ name, value }) => [name, value]));
  const isKept = list?.keys.every((key) => {
    const value = values.get(key);
    return value?.kind === 'column' && value.name === key;
  });
  return isKept === true ? list : null;
}

function foundOver(node: Plan, list: Plan): string {
  if (node === list) return list.columns.map(({ name, type }) => JSON.stringify([name, type])).join();
  const [first, ...others] = inputsOf(node);
  const below = first === undefined ? '' : foundOver(first, list);
  return `${nodeKey(node)}[${[below, ...others.map(planKey)].join()}]`;
}

function overList(node: Plan, list: Plan, all: Plan): Plan {
  if (node === list) return all;
  const [first, ...others] = inputsOf(node);
  return first === undefined ? node : withInputs(node, [overList(first, list, all), ...others]);
}
