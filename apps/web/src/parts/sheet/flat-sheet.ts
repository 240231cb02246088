import { ALL } from '../pivot/cells.ts';
import { metricsOf, type Pivot } from '../pivot/pivot.ts';
import { isOfClosed } from '../question/closed.ts';
import type { Sort } from '../question/question.ts';
import { beginsText } from './begins-text.ts';
import { columnWidths } from './column-widths.ts';
import { memberText } from './member-text.ts';
import { dimensionText, figureCell, measureHint, measureText, type Reader, sharedUnit } from './reader.ts';
import { residueText } from './residue-text.ts';
import type { Sheet, SheetHead, SheetLine } from './sheet.ts';

/** Every line of the answer as it came, one column for each dimension, and the total at the end. */
export function flatSheet(
  reader: Reader,
  {
    pivot,
    sort,
    onSort,
  }: { readonly pivot: Pivot; readonly sort: Sort | null; readonly onSort: (sort: Sort) => void },
): Sheet {
  const { keys, cells, measures, spot } = pivot;
  const unit = sharedUnit(reader, metricsOf(pivot));
  const total = keys.length === 0 || !pivot.hasSum('rows', []) ? undefined : spot([], []);
  const names = keys.map(
    (ref): SheetHead => ({
      key: ref,
      text: dimensionText(reader, ref),
      span: 1,
      isNumber: false,
      isGroupStart: false,
    }),
  );
  const figures = measures.map((measure, i): SheetHead => {
    const text = measureText(reader, measure, unit);
    // Closed figures are put beside the answer: the list is not ordered by them.
    const canSort = !isOfClosed(measure.column);
    const isNow = sort?.by === measure.column && sort.at === null;
    return {
      key: measure.column,
      text,
      hint: measureHint(reader, measure),
      span: 1,
      isNumber: true,
      isGroupStart: i === 0,
      ...(canSort
        ? {
            sort: {
              way: isNow ? (sort.desc ? 'descending' : 'ascending') : 'none',
              name: reader.words.explore.sortBy(text),
              toggle: () => onSort({ by: measure.column, desc: isNow ? !sort.desc : true, at: null }),
            },
          }
        : {}),
    };
  });
  const line = (index: number): SheetLine => {
    const leaf = cells.leaves[index];
    const isTotal = leaf === undefined;
    return {
      key: isTotal ? 'total' : `${leaf.list} ${leaf.index}`,
      depth: 0,
      isTotal,
      isOpen: null,
      cell: (column) => {
        const at = column - keys.length;
        const measure = measures[at];
        if (measure !== undefined)
          return figureCell(reader, measure, { spot: leaf ?? total, isGroupStart: at === 0 });
        const totalText = column === 0 ? reader.words.explore.total : '';
        const of = { ref: keys[column] ?? '', key: leaf?.keys[column] ?? ALL };
        return {
          text: isTotal ? totalText : memberText(of.key, of.ref, reader),
          mark: isTotal ? undefined : beginsText(pivot, of, reader),
          isNumber: false,
          isGroupStart: false,
        };
      },
    };
  };
  const heads = [...names, ...figures];
  const count = cells.leaves.length + (total === undefined ? 0 : 1);
  return {
    label: reader.words.explore.pivot,
    heads: [heads],
    widths: columnWidths(heads, { line, count, names: keys.length }, false),
    count,
    nameColumns: keys.length,
    isTree: false,
    foot: total === undefined ? null : residueText(reader, pivot, null),
    line,
  };
}
