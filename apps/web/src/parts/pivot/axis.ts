import { ALL, type Key, memberOf, OTHERS, type Spot, type Value } from './cells.ts';

/** A member on its way from the outermost dimension of an axis; the root has no keys and stands for all of them. */
export interface AxisNode {
  readonly path: readonly Key[];
  readonly children: readonly AxisNode[];
}

/** What the members of one parent are put in order by. */
export interface AxisOrder {
  readonly isTime: boolean;
  /** The figure that decides; undefined: the members themselves. */
  readonly figure?: ((path: readonly Key[]) => Value | undefined) | undefined;
  readonly desc: boolean;
  readonly collator: Intl.Collator;
}

/** The members of some dimensions as a tree, `orders` level by level. */
export function axisOf(
  leaves: readonly Spot[],
  positions: readonly number[],
  orders: readonly AxisOrder[],
): AxisNode {
  const root: Growing = { path: [], children: new Map() };
  for (const { keys } of leaves) {
    let node = root;
    for (const position of positions) {
      const key = keys[position] ?? ALL;
      let child = node.children.get(key);
      if (child === undefined) {
        child = { path: [...node.path, key], children: new Map() };
        node.children.set(key, child);
      }
      node = child;
    }
  }
  return ordered(root, orders);
}

/** Deepest nodes, left to right; the root itself where an axis has no dimension. */
export function leavesOf(node: AxisNode): readonly AxisNode[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leavesOf);
}

interface Growing {
  readonly path: readonly Key[];
  readonly children: Map<Key, Growing>;
}

/** Depth is the number of dimensions, which the API limits to fifty. */
function ordered(node: Growing, orders: readonly AxisOrder[]): AxisNode {
  const order = orders[node.path.length];
  const children = [...node.children.values()];
  if (order !== undefined) children.sort((a, b) => compared(a.path, b.path, order));
  return { path: node.path, children: children.map((child) => ordered(child, orders)) };
}

function compared(a: readonly Key[], b: readonly Key[], order: AxisOrder): number {
  const [one = ALL, other = ALL] = [a.at(-1), b.at(-1)];
  if (one === OTHERS || other === OTHERS) return Number(one === OTHERS) - Number(other === OTHERS);
  const { figure, desc, isTime, collator } = order;
  if (figure === undefined || isTime) return byMember(memberOf(one), memberOf(other), order);
  const [left, right] = [numberOf(figure(a)), numberOf(figure(b))];
  if (left === null || right === null) {
    if (left === null && right === null) return collator.compare(one, other);
    return left === null ? 1 : -1;
  }
  if (left === right) return collator.compare(one, other);
  return desc ? right - left : left - right;
}

/** Time runs forwards unless it is asked to run back; no member comes last. */
function byMember(a: Value | undefined, b: Value | undefined, { desc, collator, figure }: AxisOrder): number {
  if (a === null || b === null || a === undefined || b === undefined)
    return Number(a === null || a === undefined) - Number(b === null || b === undefined);
  const way = desc && figure === undefined ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * way;
  return collator.compare(String(a), String(b)) * way;
}

function numberOf(value: Value | undefined): number | null {
  if (value === null || value === undefined || typeof value === 'boolean') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
