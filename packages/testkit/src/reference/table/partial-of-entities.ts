import type { Evaluation } from '../cell/evaluation.ts';
import { spansUpTo } from '../cell/spans.ts';
import { entityOfCell } from '../fiscal/entities.ts';
import { periodsOfEntity } from '../fiscal/period-of.ts';
import { beginOf } from '../fiscal/spans-of-entity.ts';
import { datasetsOf } from '../formula/formula-datasets.ts';
import { closingCell } from '../formula/period-facts.ts';
import { startOf } from '../time/listed-calendar.ts';
import { askedFormulas } from './asked-formulas.ts';
import type { Line } from './line.ts';

/** First days of the fiscal members that some row knows in part: a listed period in them is not over. */
export function partialOfEntities(ev: Evaluation, lines: readonly Line[]): readonly number[] {
  const { grain, partial } = ev.query;
  if (grain === null || partial !== 'to_date') return [];
  const names = new Set(askedFormulas(ev).flatMap((expr) => [...datasetsOf(ev.relations.model, expr)]));
  const found = lines.flatMap(({ cell }) => {
    const isPartial = [...names].some((name) => {
      const entity = entityOfCell(ev, name, cell);
      const coverage = ev.ofEntity(entity).coverage(name, closingCell(ev, name, cell));
      if (entity === null || coverage === null || beginOf(ev, cell) > coverage.edge) return false;
      const { read, whole } = spansUpTo(ev.ofEntity(entity), coverage, cell, () => undefined);
      return (
        read !== null &&
        periodsOfEntity(ev.relations, name, entity).some(
          ({ first, last }) =>
            whole !== null && first >= whole.from && last <= whole.to && last > coverage.edge,
        )
      );
    });
    return isPartial && cell.member !== null ? [startOf(grain, cell.member.from, ev.relations.calendar)] : [];
  });
  return [...new Set(found)].sort((a, b) => a - b);
}
