import type { Cell } from '../../../api/answer.ts';

/** Where bars of one table begin and end, in percent of their width. Drawing, not reckoning. */
export interface BarScale {
  readonly zero: number;
  readonly at: (figure: Cell) => number | null;
}

export function barScale(figures: readonly Cell[]): BarScale {
  const numbers = figures
    .filter((figure) => figure !== null)
    .map(Number)
    .filter(Number.isFinite);
  const low = Math.min(0, ...numbers);
  const high = Math.max(0, ...numbers);
  const range = high - low;
  const place = (number: number) => (range === 0 ? 0 : ((number - low) / range) * 100);
  return {
    zero: place(0),
    at: (figure) => (figure === null || !Number.isFinite(Number(figure)) ? null : place(Number(figure))),
  };
}
