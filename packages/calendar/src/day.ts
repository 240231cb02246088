import type { Day } from './grain.ts';

/** A day of the proleptic Gregorian calendar: month 1 to 12, day of month from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_OF_400_YEARS = 146_097;
const ISO = /^\d{4}-\d{2}-\d{2}$/;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH = 719_468;

/** `2013-02-28` → Day; null when the text is no valid ISO date of the years 0001 to 9999. */
export function parseDay(text: string): Day | null {
  if (!ISO.test(text)) return null;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return fromCivil(year, month, day);
}

/** Day → `2013-02-28`. */
export function formatDay(day: Day): string {
  const { year, month, day: dayOfMonth } = toCivil(day);
  return `${formatYear(year)}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** Day → `2013-02`. */
export function formatMonth(day: Day): string {
  const { year, month } = toCivil(day);
  return `${formatYear(year)}-${twoDigits(month)}`;
}

export function formatYear(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}

/**
 * Day → year, month, day of month.
 *
 * Years are counted from 1 March, so that the leap day is the last of its year (Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms", civil_from_days).
 */
export function toCivil(day: Day): CivilDate {
  const shifted = day + EPOCH;
  const era = Math.floor(shifted / DAYS_OF_400_YEARS);
  const dayOfEra = shifted - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Clamps the day of month: (2013, 2, 31) → 2013-02-28. Month may be out of 1–12 and carries into the year. */
export function fromCivil(year: number, month: number, day: number): Day {
  const months = year * 12 + (month - 1);
  const wholeYear = Math.floor(months / 12);
  const monthOfYear = months - wholeYear * 12 + 1;
  const dayOfMonth = Math.max(1, Math.min(day, daysInMonth(wholeYear, monthOfYear)));
  const fromMarch = monthOfYear > 2 ? monthOfYear - 3 : monthOfYear + 9;
  const marchYear = monthOfYear > 2 ? wholeYear : wholeYear - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * fromMarch + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_400_YEARS + dayOfEra - EPOCH;
}

/** 28 to 31; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: Day): number {
  return positiveModulo(day + 3, 7) + 1;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function positiveModulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
