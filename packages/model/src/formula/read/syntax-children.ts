import type { NodeOf } from '../node-of.ts';
import type { Syntax } from './syntax.ts';

type Table = { readonly [K in Syntax['kind']]: (node: NodeOf<Syntax, K>) => readonly Syntax[] };

const none = (): readonly Syntax[] => [];

const CHILDREN: Table = {
  number: none,
  text: none,
  date: none,
  timestamp: none,
  boolean: none,
  null: none,
  name: none,
  label: none,
  param: none,
  unary: (node) => [node.operand],
  binary: (node) => [node.left, node.right],
  between: (node) => [node.value, node.low, node.high],
  in: (node) => [node.value, ...node.items],
  in_members: (node) => [node.value, node.members],
  is_null: (node) => [node.value],
  case: (node) => [
    ...node.whens.flatMap((branch) => [branch.when, branch.value]),
    ...(node.otherwise === null ? [] : [node.otherwise]),
  ],
  call: (node) => node.args.map((argument) => argument.value),
  where: (node) => [node.of, node.condition],
  members: (node) => [node.of, ...node.per, ...(node.having === null ? [] : [node.having])],
  interval: (node) => [node.count],
  arrow: (node) => [node.from, node.to],
  list: (node) => node.items,
  fixed: none,
  as_type: (node) => [node.value],
  period: none,
  unreadable: none,
};

/** The parts of a node, in the order they are written. */
export function syntaxChildren(node: Syntax): readonly Syntax[] {
  return (CHILDREN[node.kind] as (node: Syntax) => readonly Syntax[])(node);
}

/** The first node, in no particular order, that lies deeper than `limit`; null when none does. Needs no stack. */
export function findDeeper(root: Syntax, limit: number): Syntax | null {
  const open: { readonly node: Syntax; readonly depth: number }[] = [{ node: root, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (depth > limit) return node;
    for (const child of syntaxChildren(node)) open.push({ node: child, depth: depth + 1 });
  }
  return null;
}
