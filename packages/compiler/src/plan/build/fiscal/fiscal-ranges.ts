import { type CalendarSettings, type DateRange, type Day, endOf, startOf } from '@plumbline/calendar';
import type { Edge } from '../../../bind/edge.ts';
import { isFiscal } from '../../../bind/fiscal-view.ts';
import type { Context } from '../cells/context.ts';
import { rowsUnder } from '../cells/formula-in-force.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import type { RangeRules } from '../time/range-rules.ts';
import { type RangeOfCell, rangesOf } from '../time/ranges.ts';
import { rulesUpTo } from '../time/rules.ts';
import { UNKNOWN } from './known-entities.ts';

/**
 * What cells read of a dataset whose entities are known to different ends of periods: the ranges for every end, those
 * that are the same for neighbouring ends written once. Null: the dataset has one edge.
 */
export function fiscalRanges(level: Level, name: string, frame: Frame): readonly RangeOfCell[] | null {
  const { context } = level;
  const dataset = context.model.datasets.get(name);
  const edge = context.edges.get(name);
  if (dataset === undefined || edge === undefined || !isFiscal(dataset)) return null;
  return fiscalRangesUpTo(level, edge, frame);
}

/** The same for what several datasets have in common; `edge`: the earliest and latest that there may be. */
export function fiscalRangesUpTo(level: Level, edge: Edge, frame: Frame): readonly RangeOfCell[] {
  const { context } = level;
  const { ops, whole } = frame;
  const rows = rowsUnder(frame, level);
  const { calendar } = context.model.workspace;
  const opens = (range: DateRange) => periodBefore(range, context);
  if (edge.last === null || whole) return rangesOf(rows, ops, { ...rulesUpTo(context, edge, whole), opens });
  const byCell = new Map<string, Run[]>();
  let before: Day | null = null;
  for (const last of [UNKNOWN, ...endsOfQuarters(edge.first ?? edge.last, edge.last, calendar)]) {
    const known = { ...edge, last, lastRow: last };
    const rules: RangeRules = { ...rulesUpTo(context, known, whole), opens };
    const begun = rows.filter(({ member }) => member === null || member.from <= last);
    const found = new Map(rangesOf(begun, ops, rules).map((range) => [JSON.stringify(range.keys), range]));
    for (const [key, range] of found) extend(byCell, key, { range, from: last, to: last }, before);
    before = last;
  }
  const end = edge.last;
  return [...byCell.values()].flat().map(({ range, from, to }) => ({
    ...range,
    edges: { from, to: to === end ? null : to },
  }));
}

/** A range, and the first and last of the ends that it is read for. */
interface Run {
  readonly range: RangeOfCell;
  readonly from: Day;
  readonly to: Day;
}

function extend(byCell: Map<string, Run[]>, key: string, next: Run, before: Day | null): void {
  const runs = byCell.get(key) ?? [];
  const last = runs.at(-1);
  const { range } = next;
  const isSame = last !== undefined && last.to === before && isAlike(last.range, range);
  byCell.set(key, isSame ? [...runs.slice(0, -1), { ...last, to: next.to }] : [...runs, next]);
}

function isAlike(a: RangeOfCell, b: RangeOfCell): boolean {
  return a.from === b.from && a.to === b.to && a.end === b.end;
}

function endsOfQuarters(from: Day, to: Day, calendar: CalendarSettings): readonly Day[] {
  const ends: Day[] = [];
  for (let day = endOf('quarter', from, calendar); day <= to; day = endOf('quarter', day + 1, calendar))
    ends.push(day);
  return ends;
}

/** The period before: the member of the question's grain, else a year before whole years and a quarter before others. */
function periodBefore({ from }: DateRange, { grain, period, model }: Context): DateRange {
  const { calendar } = model.workspace;
  const isYears =
    startOf('year', period.from, calendar) === period.from &&
    endOf('year', period.to, calendar) === period.to;
  const unit = grain === 'fiscal_quarter' || (grain === null && !isYears) ? 'quarter' : 'year';
  return { from: startOf(unit, from - 1, calendar), to: from - 1 };
}
