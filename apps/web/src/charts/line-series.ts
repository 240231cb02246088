import { FONT } from '../theme/tokens.ts';

interface Line {
  readonly name: string;
  readonly data: readonly unknown[];
  readonly colour: string;
  /** Of the name, where that of the line is too pale to be read. */
  readonly nameColour?: string;
  readonly dash?: boolean;
  /** The line that the chart is about. */
  readonly isMain?: boolean;
  readonly isLabelled?: boolean;
}

/** A line with its name at its right end. */
export function lineSeries(line: Line) {
  const { name, data, colour, nameColour = colour, dash = false, isMain = false, isLabelled = true } = line;
  return {
    type: 'line',
    name,
    data: [...data],
    color: colour,
    symbol: 'circle',
    symbolSize: isMain ? 6 : 4,
    showSymbol: standsAlone(data),
    lineStyle: { width: isMain ? 2.2 : 1.6, color: colour, type: dash ? 'dashed' : 'solid' },
    endLabel: {
      show: isLabelled,
      // A text would be a pattern: `{c}` in a name is no figure.
      formatter: () => name,
      color: nameColour,
      lineHeight: 16,
      fontFamily: FONT,
      fontSize: 12,
      fontWeight: isMain ? 600 : 400,
      distance: 8,
    },
    labelLayout: { moveOverlap: 'shiftY' },
    z: isMain ? 3 : 2,
  };
}

/** A figure between two gaps has no line to be a part of: without its mark it could not be seen. */
function standsAlone(data: readonly unknown[]): boolean {
  const isGap = (at: number) => (data[at] ?? null) === null;
  return data.some((_, at) => !isGap(at) && isGap(at - 1) && isGap(at + 1));
}
