import type { AxisNode } from './axis.ts';
import { writePath } from './pivot.ts';

/** A line of the table that can be seen. */
export interface Line {
  readonly node: AxisNode;
  /** 0: outermost dimension; -1: the total of all. */
  readonly depth: number;
  readonly isOpen: boolean;
}

/**
 * Lines from the top. A member with members below stands in front of them and carries their subtotal; the total of all comes
 * last where `hasTotal`. `toggled` holds what a person opened or closed against `isOpen`.
 */
export function linesOf(
  root: AxisNode,
  {
    isOpen,
    toggled,
    hasTotal = true,
  }: { readonly isOpen: boolean; readonly toggled: ReadonlySet<string>; readonly hasTotal?: boolean },
): readonly Line[] {
  const lines: Line[] = [];
  const add = (node: AxisNode, depth: number) => {
    const open = node.children.length > 0 && toggled.has(writePath(node.path)) !== isOpen;
    lines.push({ node, depth, isOpen: open });
    if (open) for (const child of node.children) add(child, depth + 1);
  };
  for (const child of root.children) add(child, 0);
  if (hasTotal || root.children.length === 0)
    lines.push({ node: { path: [], children: [] }, depth: -1, isOpen: false });
  return lines;
}

/** Paths of the members that have members below. */
export function groupsOf({ path, children }: AxisNode): readonly (readonly string[])[] {
  if (children.length === 0) return [];
  const below = children.flatMap(groupsOf);
  return path.length === 0 ? below : [path, ...below];
}
