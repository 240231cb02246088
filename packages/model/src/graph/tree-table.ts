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
