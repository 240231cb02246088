import type { Locale } from '../words/catalogs.ts';
import { dayText } from './day.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** No clock on earth is farther from that of Greenwich. */
const FARTHEST = 15 * 60;
/** Swedish writes ISO days. */
const ISO = 'sv-SE';

/** The day on the wall of the workspace, wherever the reader is. */
export function wallDay(at: Date, timeZone: string): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat(ISO, { timeZone, ...parts }).format(at);
}

/** A moment of the wire on the wall of the workspace: `2026-11-20 06:10`. */
export function wallStamp(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat(ISO, { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(moment),
  );
}

/** The same where the year is known: `11-20 06:10`, `20 Nov 06:10`. */
export function wallMoment(moment: string, locale: Locale, timeZone: string): string {
  const [day = '', time = ''] = wallStamp(moment, timeZone).split(' ');
  return `${dayText(day, locale)} ${time}`;
}

/** Whether the clock of the machine shows another time now than that of the workspace. */
export function isElsewhere(timeZone: string, now: Date): boolean {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return wallStamp(now.toISOString(), own) !== wallStamp(now.toISOString(), timeZone);
}

/** What people call the clock of a place: `China Standard Time`, `中国标准时间`. */
export function clockName(timeZone: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** The moment at which a day begins on the wall of the workspace, or one that many days later; empty: no day. */
export function wallDayBegins(day: string, timeZone: string, later = 0): string {
  const given = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(given)) return '';
  const middle = given + later * DAY;
  const wanted = new Date(middle).toISOString().slice(0, 10);
  let first = middle / MINUTE - FARTHEST;
  let last = middle / MINUTE + FARTHEST;
  while (first < last) {
    const half = Math.floor((first + last) / 2);
    if (wallDay(new Date(half * MINUTE), timeZone) < wanted) first = half + 1;
    else last = half;
  }
  return new Date(first * MINUTE).toISOString();
}
