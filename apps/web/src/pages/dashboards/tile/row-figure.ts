import { cellOf, columnOf, type MetricEntry, noteOf, planOf, type Result } from '../../../api/answer.ts';
import type { CardFigure, DayRange } from '../../../parts/metric-card/card-figure.ts';

const OPEN: DayRange = [null, null];

/** What a card shows of the last period of a course. `day`: the first day of that period; another one has no value yet. */
export function rowFigure(metric: MetricEntry, result: Result, day: string): CardFigure {
  const { name } = metric;
  const row = result.rows.findIndex((cells) => String(cells[0]).slice(0, 10) === day);
  const plan = planOf(metric);
  const edges = Object.values(result.meta.edge).filter((edge) => edge !== null);
  const isPartial = result.meta.partial_periods.some((member) => String(member).slice(0, 10) === day);
  const cell = (column: string) => (row < 0 ? null : cellOf(result, row, column));
  return {
    value: cell(name),
    unit: columnOf(result, name)?.unit ?? metric.unit,
    range: OPEN,
    compared: (['year_ago', 'previous'] as const).flatMap((kind) => {
      const column = `${name}__${kind}`;
      if (columnOf(result, column) === undefined) return [];
      return [
        {
          kind,
          base: cell(column),
          change: cell(`${column}_change`),
          percent: cell(`${column}_pct`),
          why: noteOf(result, row, `${column}_pct`),
          range: OPEN,
        },
      ];
    }),
    plan:
      plan === null
        ? null
        : {
            kind: plan,
            value: cell(`${name}__${plan}`),
            change: cell(`${name}__${plan}_change`),
            attainment: cell(`${name}__${plan}_attainment`),
          },
    partialUntil: isPartial ? (result.ranges.current?.[1] ?? null) : null,
    dataUntil: edges.length === 0 ? null : edges.reduce((a, b) => (a < b ? a : b)),
  };
}
