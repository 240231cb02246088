import type { SheetHead, SheetLine } from './sheet.ts';

/** Lines that are measured: the first ones, and the total, which is the widest. */
const SAMPLE = 40;
const PADDING = 15;

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
  const sample = Array.from({ length: Math.min(count, SAMPLE) }, (_, i) => line(i));
  const lines = count > SAMPLE ? [...sample, line(count - 1)] : sample;
  return heads.map((head, column) => {
    const indent = ({ depth }: SheetLine) => (column === 0 ? Math.max(0, depth) * 18 + 28 : 0);
    const text = Math.max(
      0,
      ...lines.map((each) => sizeOf(each.cells[column]?.text ?? '', 7.5) + indent(each)),
    );
    const wanted = Math.ceil(Math.max(sizeOf(head.text, 6.4), text) + PADDING);
    const most = column < names ? (isNarrow ? 136 : 260) : 190;
    return Math.max(column < names ? 96 : 52, Math.min(most, wanted));
  });
}

/** Latin letters and digits are about this wide; 汉字 are square. */
function sizeOf(text: string, latin: number): number {
  return [...text].reduce((sum, sign) => sum + (sign > '\u2fff' ? latin * 1.75 : latin), 0);
}
