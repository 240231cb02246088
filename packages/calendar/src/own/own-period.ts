import type { DateRange, Day, OwnGrain } from '../grain.ts';
import type { PeriodProblem, PeriodReason } from '../period-problem.ts';
import { type PeriodList, periodAt } from '../periods/period-list.ts';
import { type TextPart, trimPart, wordsOf } from '../text-part.ts';
import { grainName } from './own-grain.ts';

/** `last 3 period13`, `last 3 period13 to date`, `this period13`: which days it is, only the list and today say. */
export interface OwnPeriod {
  readonly kind: 'own';
  readonly grain: OwnGrain;
  /** Members before the one that holds today. */
  readonly count: number;
  /** The one that holds today is in it. */
  readonly withCurrent: boolean;
}

/** A list longer than that is none that anybody wrote. */
const MOST = 100_000;

/** Reads a period that names one of these grains; null: it names none of them. */
export function parseOwnPeriod(
  text: string,
  grains: readonly OwnGrain[],
): { readonly period: OwnPeriod } | { readonly problem: PeriodProblem } | null {
  const [first, ...words] = wordsOf(trimPart({ text, start: 0 }));
  const form = first?.text.toLowerCase();
  if (form !== 'last' && form !== 'this') return null;
  const counted = form === 'last' && /^\d+$/.test(words[0]?.text ?? '') ? words[0] : undefined;
  const [unit, ...rest] = counted === undefined ? words : words.slice(1);
  const grain = grains.find((one) => grainName(one) === unit?.text);
  if (grain === undefined) return null;
  const toDate = form === 'last' && /^to date$/i.test(rest.map((word) => word.text).join(' '));
  const [left] = toDate ? [] : rest;
  if (left !== undefined) return problem('unexpected-text', left, rest.at(-1) ?? left);
  const count = counted === undefined ? 1 : Number(counted.text);
  if (counted !== undefined && (count < 1 || count > MOST)) return problem('count-out-of-range', counted);
  if (form === 'this') return { period: { kind: 'own', grain, count: 0, withCurrent: true } };
  return { period: { kind: 'own', grain, count, withCurrent: toDate } };
}

function problem(reason: PeriodReason, from: TextPart, to = from): { readonly problem: PeriodProblem } {
  return { problem: { reason, start: from.start, end: to.start + to.text.length } };
}

/** Why a list does not say which days a period is; `day` is today, or the last one listed. */
export interface NotListed {
  readonly reason: 'no-current' | 'list-ended' | 'too-few';
  readonly day: Day;
  /** Members that are over. */
  readonly listed: number;
}

/**
 * From the first to the last of the members. The last ones are those that are over before the one that holds today, or
 * before today where it is between two; after the end of the list nobody knows whether one is missing.
 */
export function resolveOwnPeriod(
  { count, withCurrent }: OwnPeriod,
  today: Day,
  list: PeriodList,
): { readonly range: DateRange } | { readonly notListed: NotListed } {
  const current = periodAt(list, today);
  const over = list.filter(({ to }) => to < today);
  const missing = (reason: NotListed['reason'], day: Day) => ({
    notListed: { reason, day, listed: over.length },
  });
  const end = list.at(-1)?.to;
  if (end !== undefined && end < today) return missing('list-ended', end);
  if (withCurrent && current === null) return missing('no-current', today);
  const first = count === 0 ? current : over.at(-count);
  const last = withCurrent ? current : over.at(-1);
  if (first == null || last == null) return missing('too-few', today);
  return { range: { from: first.from, to: last.to } };
}
