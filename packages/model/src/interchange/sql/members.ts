import type { OperandSource } from './formula-operand.ts';
import type { SqlNode, SqlOperator } from './sql-node.ts';

/** Metrics of members in these nodes; empty where they stand beside rows; null where there are none. */
export function membersIn(
  nodes: readonly SqlNode[],
  source: OperandSource,
): readonly { readonly of: string; readonly per: string }[] | null {
  const operands = nodes.flatMap(leaves).map((leaf) => {
    if (leaf.kind === 'slot') return source.slotOf(leaf.slot);
    return leaf.kind === 'name' ? source.nameOf(leaf.name, leaf.qualifier) : null;
  });
  const members = operands.flatMap((one) => (one?.members == null ? [] : [one.members]));
  if (members.length === 0) return null;
  return operands.every((one) => one?.members != null) ? members : [];
}

/** True where a metric of members stands in this expression. */
export function hasMembers(node: SqlNode, source: OperandSource): boolean {
  return membersIn([node], source) !== null;
}

/** True where a missing value may give a known one: then members without rows would count too. */
export function knowsMissing(node: SqlNode): boolean {
  switch (node.kind) {
    case 'call':
    case 'case':
    case 'null-test':
      return true;
    case 'unary':
    case 'cast':
      return knowsMissing(node.operand);
    case 'binary':
      return knowsMissing(node.left) || knowsMissing(node.right);
    default:
      return false;
  }
}

function leaves(node: SqlNode): readonly SqlNode[] {
  switch (node.kind) {
    case 'slot':
    case 'name':
      return [node];
    case 'unary':
    case 'cast':
      return leaves(node.operand);
    case 'binary':
      return [...leaves(node.left), ...leaves(node.right)];
    case 'call':
      return node.args.flatMap(leaves);
    default:
      return [];
  }
}

/** What `not` makes of a comparison. */
export const OPPOSITES: Readonly<Partial<Record<SqlOperator, SqlOperator>>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};
