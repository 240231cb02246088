import { daysInMonth, formatDay, fromCivil, parseDay, weekday } from '@plumbline/calendar';
import { InternalError } from '@plumbline/diagnostics';
import { PLAN_MONTHS } from '../control/blocks.ts';

export const isDay = (text: string): boolean => parseDay(text) !== null;

/** Days since 1970-01-01. */
export const dayNumber = (text: string): number => {
  const day = parseDay(text);
  if (day === null) throw new InternalError(`not a day: ${text}`);
  return day;
};

export const dayBefore = (day: string): string => formatDay(dayNumber(day) - 1);

export const monthsUntil = (last: string): readonly string[] => PLAN_MONTHS.filter((month) => month <= last);

/** The last whole month before a day. */
export const closedMonthBefore = (today: string): string => dayBefore(`${today.slice(0, 7)}-01`).slice(0, 7);

/** Days of a month as `2026-09-01`. */
export function daysOf(month: string): readonly string[] {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5, 7));
  const first = fromCivil(year, number, 1);
  return Array.from({ length: daysInMonth(year, number) }, (_, i) => formatDay(first + i));
}

export const monthEnd = (month: string): string => daysOf(month).at(-1) ?? `${month}-28`;

export const monthBefore = (month: string): string => dayBefore(`${month}-01`).slice(0, 7);

export const isWeekend = (day: string): boolean => weekday(dayNumber(day)) >= 6;

export function monthAfter(month: string): string {
  const next = Number(month.slice(5, 7)) + 1;
  return next > 12
    ? `${Number(month.slice(0, 4)) + 1}-01`
    : `${month.slice(0, 4)}-${String(next).padStart(2, '0')}`;
}
