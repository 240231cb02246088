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

/** Is it a grain of the question's time? */
export function isTime(ref: string): boolean {
  return GRAINS.includes(ref);
}

/** The finest grain of the question's time among its dimensions. */
export function finestTime(refs: readonly string[]): string | undefined {
  return GRAINS.find((grain) => refs.includes(grain));
}
