import { readAsOf, writeAsOf } from '../../parts/question/address.ts';
import { isStep, type Step } from './trend/step.ts';

export const TABS = ['overview', 'definition', 'tree', 'versions', 'talk'] as const;
export type Tab = (typeof TABS)[number];

/** What stands in the address of a metric page beside the frame's. */
export interface MetricAddress {
  readonly tab?: Tab | undefined;
  /** Step of the trend. */
  readonly step?: Step | undefined;
  /** Dimension of the breakdown. */
  readonly by?: string | undefined;
  /** Two versions: `1..2`. */
  readonly diff?: string | undefined;
  /** The measure whose rows are open. */
  readonly rows?: number | undefined;
  /** Every figure by the newest definition, as Explore writes it. */
  readonly restated?: 'yes' | undefined;
  /** Every figure as the data were known on a day, as Explore writes it: `data:2026-03-01`. */
  readonly asof?: string | undefined;
}

export function readMetricAddress(search: Readonly<Record<string, unknown>>): MetricAddress {
  const { diff, rows } = search;
  return {
    tab: TABS.find((tab) => tab === search.tab),
    step: isStep(search.step) ? search.step : undefined,
    by: typeof search.by === 'string' && search.by !== '' ? search.by : undefined,
    diff: typeof diff === 'string' && /^\d{1,9}\.\.\d{1,9}$/.test(diff) ? diff : undefined,
    rows: typeof rows === 'number' && Number.isInteger(rows) && rows >= 0 ? rows : undefined,
    restated: search.restated === 'yes' ? 'yes' : undefined,
    asof: asofOf(knownDay(search)),
  };
}

/** The day on which the data were known as the page shows them; undefined: today's. */
export function knownDay({ asof }: { readonly asof?: unknown }): string | undefined {
  const asOf = typeof asof === 'string' ? readAsOf(asof) : null;
  return asOf === null || asOf.isToday ? undefined : asOf.day;
}

export function asofOf(day: string | undefined): string | undefined {
  return day === undefined ? undefined : writeAsOf({ day, isToday: false });
}
