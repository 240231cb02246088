import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansUpTo } from '../cell/spans.ts';
import { entityOfCell } from '../fiscal/entities.ts';
import { periodsOfEntity } from '../fiscal/period-of.ts';
import { beginOf } from '../fiscal/spans-of-entity.ts';
import { datasetsOf } from '../formula/formula-datasets.ts';
import { closingCell } from '../formula/period-facts.ts';
import { askedFormulas } from './asked-formulas.ts';

/** Whether `fill` makes a row of a cell: under the calendar of an entity where that lists a period in it which is over. */
export function isFillable(ev: Evaluation, cell: Cell): boolean {
  if (ev.query.fiscal === null) return true;
  const names = new Set(askedFormulas(ev).flatMap((expr) => [...datasetsOf(ev.relations.model, expr)]));
  return [...names].some((name) => {
    const entity = entityOfCell(ev, name, cell);
    const own = ev.ofEntity(entity);
    const coverage = own.coverage(name, closingCell(ev, name, cell));
    if (entity === null || coverage === null || beginOf(ev, cell) > coverage.edge) return false;
    const { read } = spansUpTo(own, coverage, cell, () => undefined);
    if (read === null) return false;
    const to = Math.min(read.to, coverage.edge);
    return periodsOfEntity(ev.relations, name, entity).some(
      ({ first, last }) => first >= read.from && last <= to,
    );
  });
}
