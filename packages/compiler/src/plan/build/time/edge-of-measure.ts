import { type AggregateExpr, type DimensionRef, type RowExpr, saysScenario } from '@plumbline/model';
import { type Edge, edgeOfHappened } from '../../../bind/edge.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { fixes } from '../rows/one-value.ts';

/** How far a measure knows its dataset: what happened, where plans stand in the same rows and nothing asks for them. */
export function edgeOfMeasure(
  { context, shape }: Pick<Level, 'context' | 'shape'>,
  dataset: string,
  { conditions, scenario }: Pick<Frame, 'conditions' | 'scenario'>,
): Edge | undefined {
  const edge = context.edges.get(dataset);
  if (edge?.happened === undefined || scenario !== 'actual') return edge;
  const says = (ref: DimensionRef) => saysScenario(context.model, dataset, ref);
  const actual = context.model.datasets.get(dataset)?.scenarios?.names.actual;
  const isSaid =
    shape.dimensions.some(({ ref }) => says(ref)) ||
    conditions.some((term) => fixes(term, says) && !isFixedTo(term, actual));
  return isSaid ? edge : edgeOfHappened(edge);
}

/** What happened is what is read where nothing is named. */
function isFixedTo(term: RowExpr, text: string | undefined): boolean {
  const values = term.kind === 'in' ? term.options : term.kind === 'call' ? term.args : [];
  return values.some((value) => value.kind === 'literal' && value.value === text);
}

/** A measure whose own condition names the scenario is under that condition from the start. */
export function saidByMeasure({ dataset, where }: AggregateExpr, frame: Frame, { context }: Level): Frame {
  if (where === null || context.edges.get(dataset)?.happened === undefined) return frame;
  const says = (ref: DimensionRef) => saysScenario(context.model, dataset, ref);
  return fixes(where, says) ? { ...frame, conditions: [...frame.conditions, where] } : frame;
}
