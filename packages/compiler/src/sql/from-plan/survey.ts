import { inputsOf } from '../../plan/children.ts';
import type { Plan } from '../../plan/node.ts';
import { columnsOf } from '../../plan/scalar.ts';

/** What must be known of the whole plan before its first subquery is written. */
export interface Survey {
  /** How many nodes read each node. */
  readonly readers: ReadonlyMap<Plan, number>;
  /** Nodes of which a reader keeps only rows with some keys. */
  readonly filtered: ReadonlySet<Plan>;
  /** Stored tables: no subquery may be called like one. */
  readonly tables: ReadonlySet<string>;
}

export function surveyOf(root: Plan): Survey {
  const readers = new Map<Plan, number>();
  const filtered = new Set<Plan>();
  const tables = new Set<string>();
  const visit = (node: Plan) => {
    const seen = readers.get(node) ?? 0;
    readers.set(node, seen + 1);
    if (seen > 0) return;
    if (node.kind === 'scan') tables.add(node.table).add(node.dataset);
    if (node.kind === 'filter' && [...columnsOf(node.where)].some((name) => node.grain?.includes(name)))
      filtered.add(node.input);
    for (const input of inputsOf(node)) visit(input);
  };
  visit(root);
  return { readers, filtered, tables };
}
