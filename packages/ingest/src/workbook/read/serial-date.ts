import type { Shown } from './number-format.ts';

const DAY_MS = 86_400_000;
/** Day 0 of each system; the one of 1900 counts a 1900-02-29 that never was, so its days begin one earlier from March on. */
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const LAST_DAY = Date.UTC(9999, 11, 31);
const LEAP_DAY_THAT_NEVER_WAS = 60;

/** Writes a serial number as a date, a date with a time, or a time; null when there is no such day. */
export type SerialDates = (serial: number, shown: Exclude<Shown, 'number'>) => string | null;

export function serialDates(is1904: boolean): SerialDates {
  const known = new Map<number, string | null>();
  const dayText = (day: number) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const text = dayOf(day, is1904);
    if (known.size < 50_000) known.set(day, text);
    return text;
  };
  return (serial, shown) => {
    if (!Number.isFinite(serial) || serial < 0) return null;
    let day = Math.floor(serial);
    let ms = Math.round((serial - day) * DAY_MS);
    if (ms === DAY_MS) {
      day++;
      ms = 0;
    }
    if (shown === 'span') return clock(day * 24, ms);
    if (shown === 'time' && day === 0) return clock(0, ms);
    const date = dayText(day);
    return date === null || ms === 0 ? date : `${date} ${clock(0, ms)}`;
  };
}

function dayOf(day: number, is1904: boolean): string | null {
  if (!is1904 && (day === 0 || day === LEAP_DAY_THAT_NEVER_WAS)) return null;
  const early = !is1904 && day < LEAP_DAY_THAT_NEVER_WAS ? 1 : 0;
  const time = (is1904 ? EPOCH_1904 : EPOCH_1900) + (day + early) * DAY_MS;
  return time > LAST_DAY ? null : new Date(time).toISOString().slice(0, 10);
}

function clock(hours: number, ms: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  const rest = ms % 1000;
  const text = `${two(hours + Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return rest === 0 ? text : `${text}.${String(rest).padStart(3, '0')}`;
}
