import type { AxisNode } from '../pivot/axis.ts';
import { ALL, type Key, memberOf } from '../pivot/cells.ts';
import type { Line } from '../pivot/lines.ts';
import { metricsOf, type Pivot, writePath } from '../pivot/pivot.ts';
import { shownColumns, totalColumns } from '../pivot/shown-columns.ts';
import type { Sort } from '../question/question.ts';
import { isOrdered, isTime } from '../question/time-grains.ts';
import { beginsText } from './begins-text.ts';
import { columnWidths } from './column-widths.ts';
import { memberText } from './member-text.ts';
import {
  dimensionText,
  edgeDay,
  figureCell,
  measureHint,
  measureText,
  type Reader,
  sharedUnit,
} from './reader.ts';
import { residueText } from './residue-text.ts';
import type { Sheet, SheetHead, SheetLine } from './sheet.ts';

export interface PivotSheetAsk {
  readonly pivot: Pivot;
  readonly lines: readonly Line[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
  readonly isNarrow: boolean;
}

export function pivotSheet(reader: Reader, ask: PivotSheetAsk): Sheet {
  const { pivot, lines, rows, columns, isNarrow } = ask;
  const shown = shownColumns(pivot);
  const { explore } = reader.words;
  const label = rows.length === 0 ? explore.total : rows.map((ref) => dimensionText(reader, ref)).join(' / ');
  const heads = headsOf(reader, ask, { shown, label });
  const cells = shown.flatMap(({ path }) =>
    pivot.measures.map((measure, i) => ({ path, measure, isGroupStart: i === 0 })),
  );
  const line = (index: number): SheetLine => {
    const { node, depth, isOpen } = lines[index] ?? NO_LINE;
    const isTotal = depth < 0;
    const at = { ref: rows[depth] ?? '', key: node.path.at(-1) ?? ALL };
    const name = isTotal ? explore.total : memberText(at.key, at.ref, reader);
    const mark = isTotal ? undefined : beginsText(pivot, at, reader);
    return {
      key: isTotal ? 'total' : writePath(node.path),
      depth,
      isTotal,
      isOpen: node.children.length > 0 ? isOpen : null,
      cell: (column) => {
        const cell = cells[column - 1];
        if (cell === undefined) return { text: name, mark, isNumber: false, isGroupStart: false };
        const { path, measure, isGroupStart } = cell;
        if (isOpen && !pivot.hasSum('rows', node.path)) return { text: '', isNumber: true, isGroupStart };
        const isSum = path.length < columns.length;
        const figure = figureCell(reader, measure, { spot: pivot.spot(node.path, path), isGroupStart });
        return isSum ? { ...figure, isSum } : figure;
      },
    };
  };
  const widths = columnWidths(heads.at(-1) ?? [], { line, count: lines.length, names: 1 }, isNarrow);
  return {
    label: explore.pivot,
    heads,
    widths,
    count: lines.length,
    nameColumns: 1,
    pinned: isNarrow ? 0 : pinnedOf(widths, totalColumns(pivot, shown) * pivot.measures.length),
    isTree: true,
    foot: residueText(reader, pivot, lines),
    line,
  };
}

/** Pixels. */
const MOST_PINNED = 216;
const NO_LINE: Line = { node: { path: [], children: [] }, depth: -1, isOpen: false };

/** The total of all columns stays in sight where the newest of a few periods keep their room beside it. */
function pinnedOf(widths: readonly number[], columns: number): number {
  const width = widths.slice(widths.length - columns).reduce((sum, each) => sum + each, 0);
  return width <= MOST_PINNED ? columns : 0;
}

function headsOf(
  reader: Reader,
  ask: PivotSheetAsk,
  { shown, label }: { readonly shown: readonly AxisNode[]; readonly label: string },
): readonly (readonly SheetHead[])[] {
  const { pivot, columns } = ask;
  const unit = sharedUnit(reader, metricsOf(pivot));
  const corner = (text: string, key: string): SheetHead => ({
    key,
    text,
    span: 1,
    isNumber: false,
    isGroupStart: false,
  });
  const outer = columns.map((ref, level) => [
    corner('', `corner ${level}`),
    ...groupsOf(shown, level).map(({ path, count }): SheetHead => {
      const key = path.at(-1) ?? '*';
      const isSum = path.length <= level;
      const day = !isSum && isPartial(pivot, ref, key) ? edgeDay(pivot.result) : undefined;
      return {
        key: writePath(path),
        text: isSum ? sumText(path, level, reader) : memberText(key, ref, reader),
        mark:
          day === undefined
            ? isSum
              ? undefined
              : beginsText(pivot, { ref, key }, reader)
            : reader.words.explore.partial(day.slice(5)),
        span: count * pivot.measures.length,
        isNumber: false,
        isGroupStart: true,
        isStrong: isSum,
      };
    }),
  ]);
  const named = shown.flatMap(({ path }) =>
    pivot.measures.map((measure, i): SheetHead => {
      const text = measureText(reader, measure, unit);
      return {
        key: `${writePath(path)} ${measure.column}`,
        text,
        hint: measureHint(reader, measure),
        span: 1,
        isNumber: true,
        isGroupStart: i === 0,
        sort: sortAt(reader, ask, { path, column: measure.column, text }),
      };
    }),
  );
  return [
    ...outer,
    [
      { ...corner(label, 'names'), sort: sortAt(reader, ask, { path: [], column: null, text: label }) },
      ...named,
    ],
  ];
}

/** The column that stands for a whole group says so once, where the members of the group have their names. */
function sumText(path: readonly Key[], level: number, { words }: Reader): string {
  if (path.length < level) return '';
  return path.length === 0 ? words.explore.total : words.explore.subtotal;
}

function sortAt(
  { words }: Reader,
  { sort, onSort, pivot }: PivotSheetAsk,
  {
    path,
    column,
    text,
  }: { readonly path: readonly Key[]; readonly column: string | null; readonly text: string },
): NonNullable<SheetHead['sort']> {
  const at = path.length === 0 ? null : writePath(path);
  const isSeries = isOrdered(pivot.rowRefs[0] ?? '');
  const usual = { by: isSeries ? null : (pivot.measures[0]?.column ?? null), desc: !isSeries, at: null };
  const now = sort ?? usual;
  const isNow = now.by === column && now.at === at;
  const desc = isNow ? !now.desc : column !== null;
  return {
    way: isNow ? (now.desc ? 'descending' : 'ascending') : 'none',
    name: words.explore.sortBy(text),
    toggle: () => onSort({ by: column, desc, at }),
  };
}

/** Neighbours with the same members down to a level. */
function groupsOf(leaves: readonly AxisNode[], level: number) {
  const groups: { readonly path: readonly Key[]; count: number }[] = [];
  for (const { path } of leaves) {
    const outer = path.slice(0, level + 1);
    const last = groups.at(-1);
    if (last !== undefined && writePath(last.path) === writePath(outer)) last.count++;
    else groups.push({ path: outer, count: 1 });
  }
  return groups;
}

/** Is the time member one that the data do not reach the end of? */
export function isPartial({ result }: Pivot, ref: string, key: Key): boolean {
  return isTime(ref) && result.meta.partial_periods.some((member) => member === memberOf(key));
}
