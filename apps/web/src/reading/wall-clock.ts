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
