import { formatDay } from '@plumbline/calendar';
import { type Metric, planOf } from '@plumbline/model';
import type { ResolvedCompare } from '@plumbline/query';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { datasetsOf } from '../formula/formula-datasets.ts';
import { daysOfSide } from '../measure/matched-days.ts';
import { chosenRows } from '../measure/versions.ts';

/** The first snapshot day of R that only one of both sides has is said. */
export function warnOfUnmatched(ev: Evaluation, metric: Metric, compare: ResolvedCompare, cell: Cell): void {
  const { model } = ev.relations;
  const isMatched = ev.query.compare.some((one) => one.kind === 'plan' && one.isMatched);
  if (compare.kind !== 'plan' || isMatched || cell.isHypothetical) return;
  if (planOf(model, metric, compare.name)?.kind !== 'scenario') return;
  for (const dataset of datasetsOf(model, metric.expr)) {
    const { snapshots, time } = datasetOf(model, dataset);
    const read = snapshots == null || time === null ? null : spansOf(ev, dataset, cell).read;
    if (read === null) continue;
    const rows = chosenRows(ev, dataset, cell);
    const [actual, plan] = (['actual', compare.name] as const).map((role) =>
      daysOfSide(ev, dataset, rows, { role, cell }),
    );
    const alone = [...(actual ?? []), ...(plan ?? [])].filter(
      (day) => actual?.has(day) !== plan?.has(day) && day >= read.from && day <= read.to,
    );
    if (alone.length === 0) continue;
    ev.warn('compare/unmatched-snapshot', {
      dataset,
      plan: compare.name,
      day: formatDay(Math.min(...alone)),
    });
  }
}
