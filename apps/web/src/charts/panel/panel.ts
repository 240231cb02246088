import type { ChartData } from './chart-data.ts';
import type { ChartShape } from './chart-shape.ts';

/** One picture with everything that is written on it; figures are already texts. */
export interface Panel {
  readonly shape: ChartShape;
  readonly data: ChartData;
  readonly title: string;
  /** Name of the dimension along the axis. */
  readonly axisName: string;
  /** Names along the axis, and of the series. */
  readonly axis: readonly string[];
  /** Places of the axis where another definition begins, and what is written there. */
  readonly begins: readonly number[];
  readonly beginsMark: string;
  readonly series: readonly string[];
  readonly colours: readonly string[];
  /** Name of what is compared with; null: nothing is. */
  readonly base: string | null;
  readonly write: (value: unknown) => string;
  /** Figures are written without decimals, so that ticks between whole numbers would repeat. */
  readonly isWhole: boolean;
}
