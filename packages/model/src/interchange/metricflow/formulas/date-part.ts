const PARTS: Readonly<Record<string, string>> = {
  year: 'year',
  quarter: 'quarter',
  month: 'month',
  day: 'day',
  dow: 'weekday',
  doy: 'day_of_year',
};

/** The word of a question for a part of a date; null where there is none. */
export function partOf(part: string): string | null {
  return Object.hasOwn(PARTS, part) ? (PARTS[part] ?? null) : null;
}

/** A number of a date in a formula; the day of the year is counted. */
export function partText(part: string, text: string): string | null {
  if (part === 'doy') return `date_diff(day, date_trunc(year, ${text}), ${text}) + 1`;
  const word = partOf(part);
  return word === null ? null : `${word}(${text})`;
}
