const GRAINS: ReadonlySet<string> = new Set([
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'fiscal_quarter',
  'fiscal_year',
]);

/** Is it a grain of the question's time? */
export function isTime(ref: string): boolean {
  return GRAINS.has(ref);
}
