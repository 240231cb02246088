import type { CompiledQuery } from '../compile.ts';
import { nodesIn } from './nodes-in.ts';

/**
 * Tables whose rows an answer is made of: for who sees all rows, those of its statement, a rollup in the place of what it adds up.
 * For others those of the question, whatever answered it: rollups are chosen by counts of all rows.
 */
export function tablesRead({ steps, layout }: Pick<CompiledQuery, 'steps' | 'layout'>): ReadonlySet<string> {
  const plan = (layout.scope === 'partial' ? steps[0] : steps.at(-1))?.plan;
  const nodes = plan === undefined ? [] : nodesIn(plan);
  return new Set(nodes.flatMap((node) => (node.kind === 'scan' ? [node.table] : [])));
}
