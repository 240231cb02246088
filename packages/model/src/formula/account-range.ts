import type { AccountRange } from '../dataset.ts';

/** Codes of letters and digits, dotted or not; two of them with `..` between. */
export const ACCOUNT_RANGE = /^[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*(?:\.\.[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*)?$/;

/** `6001..6051`: every code from the first to the last, with what begins by the last; null where it is none. */
export function accountRange(text: string): AccountRange | null {
  const written = text.trim();
  if (!ACCOUNT_RANGE.test(written)) return null;
  const [from = '', to = from] = written.split('..');
  return from <= beyond(to) ? { from, to } : null;
}

export function formatAccountRange({ from, to }: AccountRange): string {
  return from === to ? from : `${from}..${to}`;
}

/** How much of a range lies in others: one of them holds all of it, none touches it, or some of it is held. */
export function heldBy(range: AccountRange, others: readonly AccountRange[]): 'all' | 'none' | 'some' {
  const { from, to } = range;
  if (others.some((one) => one.from <= from && beyond(to) <= beyond(one.to))) return 'all';
  return others.some((one) => one.from <= beyond(to) && from <= beyond(one.to)) ? 'some' : 'none';
}

/** After every code that begins so. */
function beyond(code: string): string {
  return `${code}\uffff`;
}
