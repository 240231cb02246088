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

/** Parts of days, and groups of people by when they came: nobody compares them with the year before unless asked to. */
export function standsAlone(ref: string): boolean {
  return ['minute', 'hour', 'cohort', 'age'].includes(ref);
}

/** Is it a grain of the question's time? */
export function isTime(ref: string): boolean {
  return GRAINS.includes(ref);
}

/** The finest grain of the question's time among its dimensions. */
export function finestTime(refs: readonly string[]): string | undefined {
  return GRAINS.find((grain) => refs.includes(grain));
}
