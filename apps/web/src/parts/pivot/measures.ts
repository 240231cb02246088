import { columnOf, type Result } from '../../api/answer.ts';
import { CLOSED } from '../question/closed.ts';

/**
 * How a column of figures is read. `share` is what is reached of a plan, `part` what share a figure is of a larger one, `base`
 * what it is compared with, `fx` what rates alone changed of that.
 */
export type MeasureRole = 'value' | 'points' | 'percent' | 'share' | 'part' | 'base' | 'fx';

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

/** What a table shows of each metric: the share that was asked, else its figures. */
export function measuresOf(
  result: Result,
  metrics: readonly string[],
  against: readonly string[],
): readonly Measure[] {
  return metrics.flatMap((metric) => {
    const part = partOf(result, metric);
    return part === null ? figuresOf(result, [metric], against) : [part];
  });
}

/** The share of a metric; null: it was not asked. */
export function partOf(result: Result, metric: string): Measure | null {
  const column = `${metric}__share`;
  return columnOf(result, column) === undefined ? null : { column, metric, against: null, role: 'part' };
}

/** The value of each metric, and one column for each comparison that tells most about it. */
export function figuresOf(
  result: Result,
  metrics: readonly string[],
  against: readonly string[],
): readonly Measure[] {
  return metrics.flatMap((metric): readonly Measure[] => {
    const unit = columnOf(result, metric)?.unit ?? '';
    const value: Measure = { column: metric, metric, against: null, role: 'value' };
    const compared = against.flatMap((each): Measure | readonly Measure[] => {
      const stem = `${metric}__${each}`;
      const change: Measure = { column: `${stem}_change`, metric, against: each, role: 'points' };
      // What was reported is read itself; a percentage of it is not known.
      if (each === CLOSED) return [{ column: stem, metric, against: each, role: 'base' }, change];
      const fx: Measure = { column: `${stem}_fx`, metric, against: each, role: 'fx' };
      if (IN_POINTS.has(unit)) return [change, fx];
      return PLANS.has(each)
        ? { column: `${stem}_attainment`, metric, against: each, role: 'share' }
        : [{ column: `${stem}_pct`, metric, against: each, role: 'percent' }, fx];
    });
    return [value, ...compared.filter(({ column }) => columnOf(result, column) !== undefined)];
  });
}
