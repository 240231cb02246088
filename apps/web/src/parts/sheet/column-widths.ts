import type { SheetHead, SheetLine } from './sheet.ts';

/** Lines that are measured: the first ones, and the total, which is the widest. */
const SAMPLE = 40;
/** And of a table with many columns, fewer lines. */
const CELLS = 2000;
const PADDING = 17;
/** Heads are written in 12 pixels. */
const HEAD = 12 / 13;
/** Two figures beside it fit into a tile on a phone of 360. */
const NAME_IN_TILE = 124;
/** Around a mark. */
const MARK = 16;
/** Of the column that the lines are sorted by. */
const ARROW = 14;

/** Widths in pixels that hold the heads and the figures; names of lines get what they need within bounds. */
export function columnWidths(
  heads: readonly SheetHead[],
  {
    line,
    count,
    names,
  }: { readonly line: (index: number) => SheetLine; readonly count: number; readonly names: number },
  isNarrow: boolean,
): readonly number[] {
  const most = Math.max(6, Math.floor(CELLS / Math.max(1, heads.length)));
  const sample = Array.from({ length: Math.min(count, SAMPLE, most) }, (_, i) => line(i));
  const lines = count > sample.length ? [...sample, line(count - 1)] : sample;
  return heads.map((head, column) => {
    const indent = ({ depth, isOpen }: SheetLine) =>
      column === 0 && depth >= 0 ? depth * 18 + (isOpen === null ? 10 : 22) : 0;
    const widest = (each: SheetLine) => {
      const { text: written, mark } = each.cell(column);
      return sizeOf(written) + indent(each) + (mark === undefined ? 0 : sizeOf(mark) + MARK);
    };
    const text = Math.max(0, ...lines.map(widest));
    if (column < names)
      return Math.ceil(Math.min(isNarrow ? NAME_IN_TILE : 260, Math.max(120, text + PADDING)));
    return Math.ceil(
      Math.min(
        190,
        Math.max(
          52,
          sizeOf(head.text) * HEAD + PADDING + (head.sort?.way === 'none' ? 0 : ARROW),
          text + PADDING,
        ),
      ),
    );
  });
}

/** In 13 pixels and figures of one width: digits and signs, points, percent; 汉字 are square, letters as wide as those of the font. */
function sizeOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + widthOf(sign), 0);
}

function widthOf(sign: string): number {
  if (sign > '\u2fff') return 13.2;
  if (sign === '.' || sign === ',') return 4.2;
  if (sign === '%') return 11;
  if (/[\d+\u2212]/.test(sign)) return 8.4;
  if (/[ fijlrtI'()|:;-]/.test(sign)) return 4.8;
  if (/[mwMW]/.test(sign)) return 11.5;
  return /[A-Z]/.test(sign) ? 9 : 7.4;
}
