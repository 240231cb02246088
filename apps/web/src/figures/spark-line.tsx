import type { Cell } from '../api/answer.ts';

interface Line {
  readonly points: readonly Cell[];
  /** The last point is not over: a ring in place of a disc. */
  readonly isPartial: boolean;
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
}

const PAD = 3;

/** The course of a figure without axes; a gap where there is none. */
export function SparkLine({ points, isPartial, label, width = 72, height = 24 }: Line) {
  const numbers = points.map((point) => (point === null ? null : Number(point)));
  const known = numbers.filter((number) => number !== null);
  if (known.length === 0) return null;
  const low = Math.min(...known);
  const range = Math.max(...known) - low;
  const x = (i: number) => PAD + (i * (width - 2 * PAD)) / Math.max(1, numbers.length - 1);
  const y = (number: number) =>
    range === 0 ? height / 2 : height - PAD - ((number - low) * (height - 2 * PAD)) / range;
  const last = numbers.findLastIndex((number) => number !== null);
  const end = numbers[last] ?? low;
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img">
      <title>{label}</title>
      <path d={pathOf(numbers, x, y)} fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle
        cx={x(last)}
        cy={y(end)}
        r="2.5"
        fill={isPartial ? 'var(--surface)' : 'currentColor'}
        stroke="currentColor"
      />
    </svg>
  );
}

function pathOf(
  numbers: readonly (number | null)[],
  x: (i: number) => number,
  y: (number: number) => number,
): string {
  return numbers
    .flatMap((number, i) =>
      number === null
        ? []
        : [`${(numbers[i - 1] ?? null) === null ? 'M' : 'L'}${x(i).toFixed(1)} ${y(number).toFixed(1)}`],
    )
    .join('');
}
