import { columnOf, type Result } from '../../api/answer.ts';

/** How a column of figures is read. */
export type MeasureRole = 'value' | 'points' | 'percent' | 'share';

/** One column under every member of the column axis. */
export interface Measure {
  /** Column of the answer. */
  readonly column: string;
  readonly metric: string;
  /** What the value is compared with; null for the value itself. */
  readonly against: string | null;
  readonly role: MeasureRole;
}

const PLANS: ReadonlySet<string> = new Set(['target', 'budget']);
/** Of these the difference is read, not the difference in percent. */
const IN_POINTS: ReadonlySet<string> = new Set(['percent', 'ratio']);

/** The value of each metric, and one column for each comparison that tells most about it. */
export function measuresOf(
  result: Result,
  metrics: readonly string[],
  against: readonly string[],
): readonly Measure[] {
  return metrics.flatMap((metric): readonly Measure[] => {
    const unit = columnOf(result, metric)?.unit ?? '';
    const value: Measure = { column: metric, metric, against: null, role: 'value' };
    const compared = against.map((each): Measure => {
      const stem = `${metric}__${each}`;
      if (IN_POINTS.has(unit)) return { column: `${stem}_change`, metric, against: each, role: 'points' };
      return PLANS.has(each)
        ? { column: `${stem}_attainment`, metric, against: each, role: 'share' }
        : { column: `${stem}_pct`, metric, against: each, role: 'percent' };
    });
    return [value, ...compared.filter(({ column }) => columnOf(result, column) !== undefined)];
  });
}
