import { membersOfPart, readDateKey } from './date-key.ts';
import { isOwnGrain } from './own-grains.ts';

/** The finest first. */
const GRAINS: readonly string[] = [
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'fiscal_quarter',
  'year',
  'fiscal_year',
];

/** Groups of people by when they came, and other dates: nobody compares them with the year before unless asked to. */
export function standsAlone(ref: string): boolean {
  return COHORTS.includes(ref) || hasGrain(ref);
}

/** A part of a day of the question's time. */
export function isClock(ref: string): boolean {
  return ref === 'hour' || ref === 'minute';
}

/** The period in which each came first, and how many periods later it is. */
const COHORTS: readonly string[] = ['cohort', 'age'];

/** Do its members have an order of their own, as periods, months of the year, weekdays and ages of cohorts have? */
export function isOrdered(ref: string): boolean {
  return isTime(ref) || COHORTS.includes(ref) || readDateKey(ref) !== null;
}

/** A date of the rows by a grain. */
function hasGrain(ref: string): boolean {
  return (readDateKey(ref)?.grain ?? null) !== null;
}

/** Is it a grain of the question's time? */
export function isTime(ref: string): boolean {
  return GRAINS.includes(ref) || isOwnGrain(ref);
}

/** Fiscal years alone: companies with years of their own can be put side by side by the year in which each ends, quarters cannot. */
export function areFiscalYears(refs: readonly string[]): boolean {
  return refs.includes('fiscal_year') && !refs.includes('fiscal_quarter');
}

/** The finest grain of the question's time among its dimensions: beside a grain of the company's own stand only coarser ones. */
export function finestTime(refs: readonly string[]): string | undefined {
  return refs.find(isOwnGrain) ?? GRAINS.find((grain) => refs.includes(grain));
}

/** Members can be chosen from a list. Standard periods are not: the period of the question narrows them. */
export function canFilter(ref: string): boolean {
  if (isTime(ref)) return isOwnGrain(ref);
  return readDateKey(ref) === null || membersOfPart(ref) !== null;
}
