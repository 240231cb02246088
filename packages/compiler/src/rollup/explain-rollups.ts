import type { Model } from '@plumbline/model';
import type { Facts } from '@plumbline/query';
import { scalarText } from '../plan/explain.ts';
import { planKey } from '../plan/identity.ts';
import type { Aggregate, Plan } from '../plan/node.ts';
import { nodesIn } from '../plan/nodes-in.ts';
import { readSource, withOwnMeasures } from '../plan/passes/sources/source-form.ts';
import { datasetRead } from './dataset-read.ts';
import type { MISMATCHES } from './match-part.ts';
import { matchPart } from './match-part.ts';
import { rollupParts } from './parts-of.ts';
import type { RollupPart } from './rollup-part.ts';

/** What answers for the rows that some columns of a question are made of. */
export interface RollupChoice {
  /** Names of the columns. */
  readonly columns: readonly string[];
  readonly dataset: string;
  /** null: the rows themselves. */
  readonly rollup: string | null;
  /** Why the others do not. */
  readonly refused: readonly RollupRefusal[];
}

export interface RollupRefusal {
  readonly rollup: string;
  /** `shape`: no rollup tells what looks at single rows, such as snapshots or first rows. */
  readonly reason: (typeof MISMATCHES)[number] | 'shape';
  /** What its columns do not tell. */
  readonly what: string | null;
}

/** Which rollup answers for which part of a plan as it was built, or why none does. Nothing where no rollup is kept of its datasets. */
export function explainRollups(root: Plan, model: Model, facts: Facts): readonly RollupChoice[] {
  const { parts } = rollupParts(model, facts);
  const choices = new Map<string, RollupChoice>();
  if (parts.length === 0) return [];
  for (const node of nodesIn(root)) {
    const dataset = node.kind === 'aggregate' ? datasetRead(node) : null;
    const own = parts.filter((part) => part.dataset === dataset);
    if (node.kind === 'aggregate' && dataset !== null && own.length > 0)
      choices.set(planKey(node), choiceOf(node, dataset, own, { model, facts }));
  }
  return [...choices.values()];
}

function choiceOf(
  node: Aggregate,
  dataset: string,
  parts: readonly RollupPart[],
  { model, facts }: { readonly model: Model; readonly facts: Facts },
): RollupChoice {
  const columns = node.measures.length > 0 ? node.measures.map(({ name }) => name) : node.keys;
  const read = readSource(node);
  const refused: RollupRefusal[] = [];
  let best: { readonly rollup: string; readonly rows: number } | null = null;
  for (const part of parts) {
    const { rollup } = part;
    const match =
      read === null
        ? null
        : matchPart(withOwnMeasures(read), part, { facts, calendar: model.workspace.calendar });
    if (match === null) refused.push({ rollup, reason: 'shape', what: null });
    else if (match.kind === 'refused')
      refused.push({ rollup, reason: match.reason, what: match.what && scalarText(match.what) });
    else if (best === null || match.rows < best.rows) best = { rollup, rows: match.rows };
  }
  return { columns, dataset, rollup: best?.rollup ?? null, refused: best === null ? refused : [] };
}
