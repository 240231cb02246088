import type { Cell } from '../cell/cell.ts';
import { moved } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { Refusal } from '../data/refusal.ts';
import type { Form } from '../formula/form.ts';
import { datasetsOf } from '../formula/formula-datasets.ts';
import type { Value } from '../value/value.ts';
import { cohortRetention } from './cohort-retention.ts';
import { entityOf } from './newcomers.ts';

/** Of the entities with m in R under F and G, the share with m in R moved forward, under F only. */
export function retentionValue(ev: Evaluation, expr: Form<'retention'>, cell: Cell): Value {
  if (cell.climbs.length > 0) throw new Refusal('query/entity-in-rollup', 'retention');
  if (expr.after === null) return cohortRetention(ev, expr, cell);
  const present = entitiesOf(ev, expr, cell);
  const later = moved({ ...cell, keys: [] }, { kind: 'prior', by: expr.after });
  const isKnown = [...datasetsOf(ev.relations.model, expr.of)].every((dataset) => {
    const { whole } = spansOf(ev, dataset, later);
    const coverage = ev.coverage(dataset, later);
    return whole !== null && coverage !== null && (cell.unshortened || whole.to <= coverage.edge);
  });
  const back = entitiesOf(ev, expr, later);
  if (!isKnown || present.size === 0) return null;
  return [...present].filter((entity) => back.has(entity)).length / present.size;
}

function entitiesOf(ev: Evaluation, { of, by }: Form<'retention'>, cell: Cell): ReadonlySet<string> {
  const rows = ev.reads(of, cell).flat();
  return new Set(rows.flatMap((row) => entityOf(ev, row, by) ?? []));
}
