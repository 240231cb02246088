import { type MetricQuery, type ResolvedQuery, resolveQuery } from '@plumbline/query';
import { compile } from '../../compile.ts';
import { planKey } from '../../plan/identity.ts';
import { nodesIn } from '../../plan/nodes-in.ts';
import { readSource, type SourceForm, withOwnMeasures } from '../../plan/passes/sources/source-form.ts';
import { datasetRead } from '../dataset-read.ts';
import type { Serving } from './asked-question.ts';

/** What a question adds up from the rows of one dataset. */
export interface RowsRead {
  readonly dataset: string;
  readonly rows: number;
  /** null: a form that looks at single rows, which no rollup tells. */
  readonly form: SourceForm | null;
}

export interface ReadQuestion {
  readonly resolved: ResolvedQuery;
  readonly reads: readonly RowsRead[];
}

/** The rows that a question reads without rollups; null when it cannot be asked of the definitions and tables of now. */
export function rowsRead(asked: MetricQuery, { model, facts, today }: Serving): ReadQuestion | null {
  const { query } = resolveQuery(asked, model);
  if (query === null) return null;
  const { compiled } = compile({ query, model, facts, today }, []);
  const built = compiled?.steps[0]?.plan;
  if (built === undefined) return null;
  const reads = new Map<string, RowsRead>();
  for (const node of nodesIn(built)) {
    const dataset = node.kind === 'aggregate' ? datasetRead(node) : null;
    if (node.kind !== 'aggregate' || dataset === null) continue;
    const form = readSource(node);
    const rows = facts.datasets.get(dataset)?.rows ?? 0;
    reads.set(planKey(node), { dataset, rows, form: form && withOwnMeasures(form) });
  }
  return { resolved: query, reads: [...reads.values()] };
}
