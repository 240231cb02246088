import { shiftMonth, yearToMonth } from '../../reading/period.ts';

/** What the bar above every page says. */
export interface FramePeriod {
  readonly period: string;
  /** The last month of the period that has begun. */
  readonly month: string;
}

const MONTHS: Readonly<Record<string, number>> = { '3m': 3, '6m': 6, '12m': 12, '24m': 24 };

/** Spans that follow the bar when it moves. */
export const SPANS: readonly string[] = ['', '3m', '6m', 'ytd', '12m', '24m'];

/** The period of a question, as the API reads it. */
export function periodOf(span: string, { period, month }: FramePeriod): string {
  if (span === '') return period;
  const months = MONTHS[span];
  if (months !== undefined) return `${shiftMonth(month, 1 - months)}..${month}`;
  return span === 'ytd' ? yearToMonth(month) : span;
}
