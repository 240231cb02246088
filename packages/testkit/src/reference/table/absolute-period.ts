import type { DateRange } from '@plumbline/calendar';
import { FISCAL_CLOSE, fiscalDay } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { isFiscal } from '../fiscal/fiscal-model.ts';
import { datasetsOf } from '../formula/formula-datasets.ts';
import { isOfDaysAlone } from '../formula/period-facts.ts';
import { type Coverage, openEnd } from '../time/coverage.ts';
import { askedFormulas } from './asked-formulas.ts';
import { wholeCell } from './whole-cell.ts';

/** The query's period with its open ends closed: from the first row to the latest edge of the datasets read. */
export function absolutePeriod(ev: Evaluation): DateRange | null {
  const known = coverages(ev);
  const from = ev.period.from ?? least(known.map((c) => c.first));
  const to = ev.period.to ?? greatest(known.map(openEnd));
  return from === null || to === null || from > to ? null : { from, to };
}

/** The latest edge of the datasets that the metrics read: no row begins after it. */
export function latestEdge(ev: Evaluation): number {
  if (isOfDaysAlone(ev)) return ev.today - 1;
  return greatest(coverages(ev).map((c) => c.edge)) ?? Number.POSITIVE_INFINITY;
}

/** The last instant that is known of the day of the latest edge, in microseconds from midnight; null: all of the day. */
export function knownTimeOn(ev: Evaluation, day: number): number | null {
  const known = coverages(ev).filter(({ edge }) => edge === latestEdge(ev));
  const clocks = known.map(({ clock }) => clock);
  if (day !== latestEdge(ev) || clocks.includes(null)) return null;
  return greatest(clocks);
}

function coverages(ev: Evaluation): readonly Coverage[] {
  const cell: Cell = { ...wholeCell(ev), ofQuestion: true };
  const datasets = new Set(askedFormulas(ev).flatMap((expr) => [...datasetsOf(ev.relations.model, expr)]));
  return [...datasets]
    .flatMap((dataset) => [ev.coverage(dataset, cell), ...closingCoverage(ev, dataset, cell)])
    .filter((c) => c !== null);
}

/** Under the calendar of an entity balances may be known to another end than other rows. */
function closingCoverage(ev: Evaluation, dataset: string, cell: Cell): readonly (Coverage | null)[] {
  if (!isFiscal(datasetOf(ev.relations.model, dataset))) return [];
  return [ev.coverage(dataset, { ...cell, times: new Map([[dataset, fiscalDay(dataset, FISCAL_CLOSE)]]) })];
}

function least(days: readonly (number | null)[]): number | null {
  const known = days.filter((day) => day !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function greatest(days: readonly (number | null)[]): number | null {
  const known = days.filter((day) => day !== null);
  return known.length === 0 ? null : Math.max(...known);
}
