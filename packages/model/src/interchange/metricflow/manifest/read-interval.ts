export interface Interval {
  readonly text: string;
  /** In the singular. */
  readonly unit: string;
}

/** Units that windows and shifts can be written in. */
export const DAY_UNITS: readonly string[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Longer than any data. */
export const EVER: Interval = { text: '400 years', unit: 'year' };

/** `7 days`, `1 month`; null for anything else. */
export function readInterval(written: string): Interval | null {
  const [, count, word] = /^\s*(\d{1,6})\s+([A-Za-z_]+)\s*$/.exec(written) ?? [];
  if (count === undefined || word === undefined) return null;
  const unit = word.toLowerCase().replace(/s$/, '');
  const amount = Number(count);
  return { text: `${amount} ${unit}${amount === 1 ? '' : 's'}`, unit };
}
