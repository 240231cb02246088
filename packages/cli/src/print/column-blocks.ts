import type { ResultColumn } from '@plumbline/center';
import { GAP, type TextColumn, widthOf } from './text-table.ts';

interface Grid {
  readonly columns: readonly TextColumn[];
  readonly parts: readonly (readonly (readonly string[])[])[];
  readonly width: number;
}

/** Columns that belong side by side: a metric alone or with one comparison. */
interface Unit {
  readonly metric: number;
  readonly columns: readonly number[];
}

/** Column numbers of each table, so that none is wider than `width` where that can be: keys again in each, a metric before its comparison. */
export function columnBlocks(
  columns: readonly ResultColumn[],
  { columns: texts, parts, width }: Grid,
): readonly (readonly number[])[] {
  if (columns.length === 0) return [];
  const sizes = texts.map((text, i) => widthOf(text, i, parts));
  const sizeOf = (shown: readonly number[]) =>
    shown.reduce((sum, i) => sum + (sizes[i] ?? 0), 0) + GAP.length * Math.max(0, shown.length - 1);
  const keys = columns.flatMap((column, i) =>
    column.role === 'time' || column.role === 'dimension' ? [i] : [],
  );
  const blocks: number[][] = [];
  let block = [...keys];
  for (const { metric, columns: added } of unitsOf(columns)) {
    const first = block.includes(metric) || added.includes(metric) ? [] : [metric];
    const wider = [...block, ...first, ...added];
    if (sizeOf(wider) <= width || block.length === keys.length) {
      block = wider;
      continue;
    }
    blocks.push(block);
    block = [...keys, ...(added.includes(metric) ? [] : [metric]), ...added];
  }
  return [...blocks, block];
}

function unitsOf(columns: readonly ResultColumn[]): readonly Unit[] {
  const units: { metric: number; columns: number[] }[] = [];
  let base = '';
  for (const [i, column] of columns.entries()) {
    const last = units.at(-1);
    if (column.role === 'metric') units.push({ metric: i, columns: [i] });
    if (column.role !== 'compare' || last === undefined) continue;
    const isFirst = columns[i - 1]?.role === 'metric';
    const belongs = isFirst || (column.name.startsWith(`${base}_`) && !isFirst);
    if (!belongs || isFirst) base = column.name;
    if (belongs) last.columns.push(i);
    else units.push({ metric: last.metric, columns: [i] });
  }
  return units;
}
