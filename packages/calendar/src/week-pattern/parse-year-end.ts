import type { YearEnd } from './week-pattern.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** `last saturday of january` or `nearest saturday to january` (its end); null for anything else. */
export function parseYearEnd(text: string): YearEnd | null {
  const words = text.trim().toLowerCase().split(/\s+/).join(' ');
  const last = /^last (\w+) of (\w+)$/.exec(words);
  const nearest = /^nearest (\w+) to (?:the end of )?(\w+)$/.exec(words);
  const found = last ?? nearest;
  const weekday = WEEKDAYS.indexOf(found?.[1] ?? '') + 1;
  const month = MONTHS.indexOf(found?.[2] ?? '') + 1;
  if (weekday === 0 || month === 0) return null;
  return { which: last === null ? 'nearest' : 'last', weekday, month };
}
