import type { Child, DimensionRef, Metric, Model } from '@plumbline/model';
import { isSameRef } from '../resolve-by.ts';
import { formulaNodes, nameOf } from './formula-nodes.ts';

/** A dataset whose rows are aggregated, and the fields that may be their time; none: the dataset has no time. */
interface MeasureTime {
  readonly dataset: string;
  readonly times: readonly DimensionRef[];
}

/**
 * Whether a name stands for the query's time: a grain, or the time that every measure has. `extra` are formulas that
 * rows are chosen by.
 */
export function queryTime(
  metrics: readonly Metric[],
  extra: readonly Child[],
  model: Model,
): (ref: DimensionRef) => boolean {
  const measures = measureTimes([...metrics.map(nameOf), ...extra], model);
  return (ref) => {
    if (ref.kind === 'grain') return true;
    return measures.length > 0 && measures.every((measure) => isTimeOf(measure, ref, model));
  };
}

function measureTimes(roots: readonly Child[], model: Model): readonly MeasureTime[] {
  const found: MeasureTime[] = [];
  for (const { node, times } of formulaNodes(roots, model)) {
    const { expr } = node;
    if (expr.kind !== 'aggregate') continue;
    const own = model.datasets.get(expr.dataset)?.time ?? null;
    found.push({ dataset: expr.dataset, times: times.length > 0 || own === null ? times : [own] });
  }
  return found;
}

function isTimeOf({ dataset, times }: MeasureTime, ref: DimensionRef, model: Model): boolean {
  if (times.length === 0) return false;
  if (ref.kind !== 'conformed') return times.every((time) => isSameRef(time, ref));
  const own = model.dimensions.get(ref.name)?.fields.filter((field) => field.dataset === dataset) ?? [];
  return (
    own.length === 1 &&
    own.every(({ field }) =>
      times.every((time) => isSameRef(time, { kind: 'field', dataset, field, relationship: null })),
    )
  );
}
