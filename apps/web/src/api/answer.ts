import { measuredBy, type Wire, plansOf as whichPlans } from '@plumbline/client';
import { monthOfDay } from '../reading/month-of-day.ts';
import { grainOf, type Period, type PeriodGrain, periodAround } from '../reading/period.ts';

export type Result = Wire<'MetricResult'>;
export type MetricEntry = Wire<'Metric'>;
export type Cell = string | number | null;
type Column = Result['columns'][number];

/** Column of a result by its name; undefined: the answer has none. */
export function columnOf(result: Result, name: string): Column | undefined {
  return result.columns.find((column) => column.name === name);
}

export function cellOf(result: Result, row: number, name: string): Cell {
  const at = result.columns.findIndex((column) => column.name === name);
  return plainCell(result.rows[row]?.[at]);
}

export function totalOf(result: Result, name: string): Cell {
  const at = result.columns.findIndex((column) => column.name === name);
  return plainCell(result.totals?.find(({ by }) => by.length === 0)?.row[at]);
}

/** The last day to which everything that a metric reads is known; null: nothing limits it. */
export function edgeOf(result: Result, name: string): string | null {
  return columnOf(result, name)?.edge ?? null;
}

/** Whether what was asked is not over for a metric of the answer. */
export function isKnownInPart(result: Result, name: string): boolean {
  return columnOf(result, name)?.partial === true;
}

/** What a figure is made of, not why there is none. */
const MADE_OF: ReadonlySet<string> = new Set([
  'span/reported',
  'span/derived',
  'span/chains-differ',
  'version/restated-base',
]);

/** Why a cell is empty, among what the server said of it. */
export function whyEmpty(notes: Result['notes']): string | null {
  return notes.find(({ code }) => !MADE_OF.has(code))?.code ?? null;
}

export function noteOf(result: Result, row: number, name: string): string | null {
  return whyEmpty(result.notes.filter((note) => note.row === row && note.column === name));
}

/** How many series are not in a figure of a row, of how many: `4/5`; null: nobody is left out. */
export function leftOutOf({ notes }: Result, row: number, name: string): string | null {
  const found = notes.find(
    (note) => note.row === row && note.column === name && note.code === 'span/left-out',
  );
  return found?.terms ?? null;
}

/** What a figure of some months is set against: of the whole company, for who sees a part, only the same months of a year ago. */
export function pastOf({ company }: MetricEntry, grain: PeriodGrain): ('year_ago' | 'previous')[] {
  return grain === 'year' || company === true ? ['year_ago'] : ['year_ago', 'previous'];
}

/** The plan a metric is measured by: its budget, or its target; one that a definition names, or one among its rows. */
export function planOf({ plans, row_plans = [], company }: MetricEntry): 'budget' | 'target' | null {
  return company === true ? null : measuredBy({ named: plans, among: row_plans });
}

/** Everything that a metric is planned by, an outlook too. */
export function plansOf({
  plans,
  row_plans = [],
}: Pick<MetricEntry, 'plans' | 'row_plans'>): ReturnType<typeof whichPlans> {
  return whichPlans({ named: plans, among: row_plans });
}

/**
 * Whether the plan of a metric in an answer misses snapshots that what happened has, or has others: in a period of its rows, or
 * anywhere. What a definition names as the plan has no days to match.
 */
export function isPlanUnmatched(
  { meta }: Result,
  { plans, row_plans }: MetricEntry,
  { plan, within }: { readonly plan: string | null; readonly within?: Period },
): boolean {
  if (plan === null || plans[plan] !== undefined) return false;
  if (row_plans?.some((each) => each.plan === plan) !== true) return false;
  return meta.warnings.some(({ code, params }) => {
    if (code !== 'compare/unmatched-snapshot' || params.plan !== plan) return false;
    // Each row says the first of its days.
    const month = monthOfDay(String(params.day));
    return within === undefined || periodAround(month, grainOf(within)) === within;
  });
}

/** A profit or a loss: its change of sign has words of its own. */
export function isProfit({ attributes, unit, direction }: MetricEntry): boolean {
  // An expense that rises above zero is no profit.
  if (direction !== 'up' || !unit.startsWith('money')) return false;
  return attributes.area === 'profit' || attributes.ability === 'profitability';
}

function plainCell(cell: Result['rows'][number][number] | undefined): Cell {
  return typeof cell === 'string' || typeof cell === 'number' ? cell : null;
}
