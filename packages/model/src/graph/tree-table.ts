import type { Dataset } from '../dataset.ts';
import type { ValueType } from '../formula/value-type.ts';
import type { Tree } from '../model.ts';

/** Name under which the members of a tree with their ancestors are loaded; no dataset can have it. */
export function treeTable(hierarchy: string): string {
  return `tree:${hierarchy}`;
}

/** What a member counts in its ancestors with: a sign, or a share of nine decimals. */
export function treeFactor({ weight }: Tree): ValueType {
  return weight === null ? { kind: 'integer' } : { kind: 'decimal', precision: 18, scale: 9 };
}

/** Columns of the pairs. Where members are recorded again when they change: from which day on a pair was known, and from which on no more (null: still). */
export function treeColumns(
  tree: Tree,
  { fields, history }: Pick<Dataset, 'fields' | 'history'>,
): readonly { readonly field: string; readonly type: ValueType }[] {
  const key = fields.get(tree.key)?.type ?? { kind: 'text' };
  const known = history === null ? [] : (['known_from', 'known_to'] as const);
  return [
    { field: 'node', type: key },
    { field: 'ancestor', type: key },
    { field: 'distance', type: { kind: 'integer' } },
    { field: 'factor', type: treeFactor(tree) },
    ...known.map((field) => ({ field, type: { kind: 'date' } as const })),
  ];
}
