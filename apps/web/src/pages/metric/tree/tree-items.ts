/** A metric over what its formula names. */
export interface TreeNode {
  readonly kind: 'metric' | 'measure';
  readonly name: string;
  readonly label: { readonly zh: string; readonly en: string } | null;
  readonly formula: string;
  readonly children: readonly TreeNode[];
}

/** A place in the tree: a metric that is named twice stands in two. */
export interface TreeItem {
  /** `0`, `0.2`, `0.2.1`. */
  readonly id: string;
  readonly node: TreeNode;
  /** 1 for the root. */
  readonly level: number;
  readonly parent: string | null;
  readonly isOpen: boolean;
  /** Places below it, open or not. */
  readonly inside: number;
}

export const ROOT = '0';
const MOST_AT_FIRST = 24;

/** What is seen while the given places are open, from top to bottom. */
export function visibleItems(root: TreeNode, open: ReadonlySet<string>): readonly TreeItem[] {
  const items: TreeItem[] = [];
  const add = (node: TreeNode, id: string, level: number, parent: string | null) => {
    const isOpen = node.children.length > 0 && open.has(id);
    items.push({ id, node, level, parent, isOpen, inside: countInside(node) });
    if (isOpen) for (const [i, child] of node.children.entries()) add(child, `${id}.${i}`, level + 1, id);
  };
  add(root, ROOT, 1, null);
  return items;
}

/** Every place that can be opened. */
export function openablePlaces(root: TreeNode): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (node: TreeNode, id: string) => {
    if (node.children.length === 0) return;
    found.add(id);
    for (const [i, child] of node.children.entries()) add(child, `${id}.${i}`);
  };
  add(root, ROOT);
  return found;
}

/** Level by level, as long as it stays a picture that can be read. */
export function firstOpen(root: TreeNode): ReadonlySet<string> {
  const open = new Set([ROOT]);
  let level: readonly (readonly [string, TreeNode])[] = [[ROOT, root]];
  let seen = 1;
  while (level.length > 0) {
    const below = level.flatMap(([id, { children }]) =>
      children.map((child, i) => [`${id}.${i}`, child] as const),
    );
    seen += below.length;
    if (seen > MOST_AT_FIRST) break;
    for (const [id, { children }] of level) if (children.length > 0) open.add(id);
    level = below;
  }
  return open;
}

export interface TreeStep {
  readonly focus?: string;
  readonly toggle?: string;
}

/** What a key does in a tree (WAI-ARIA): up and down, in and out, open and close. */
export function stepOf(items: readonly TreeItem[], id: string, key: string): TreeStep | null {
  const at = items.findIndex((item) => item.id === id);
  const item = items[at];
  if (item === undefined) return null;
  const step = KEYS[key];
  return step === undefined ? null : step(items, item, at);
}

const KEYS: {
  readonly [key: string]: (items: readonly TreeItem[], item: TreeItem, at: number) => TreeStep | null;
} = {
  ArrowDown: (items, _, at) => focusOn(items[at + 1]),
  ArrowUp: (items, _, at) => focusOn(items[at - 1]),
  Home: (items) => focusOn(items[0]),
  End: (items) => focusOn(items.at(-1)),
  ArrowRight: (items, item, at) => {
    if (item.node.children.length === 0) return null;
    return item.isOpen ? focusOn(items[at + 1]) : { toggle: item.id };
  },
  ArrowLeft: (items, item) =>
    item.isOpen ? { toggle: item.id } : focusOn(items.find(({ id }) => id === item.parent)),
  '+': (_, item) => (item.isOpen || item.node.children.length === 0 ? null : { toggle: item.id }),
  '-': (_, item) => (item.isOpen ? { toggle: item.id } : null),
};

function focusOn(item: TreeItem | undefined): TreeStep | null {
  return item === undefined ? null : { focus: item.id };
}

function countInside({ children }: TreeNode): number {
  return children.reduce((sum, child) => sum + 1 + countInside(child), 0);
}
