import type { Sort } from '../question/question.ts';
import { ALL } from '../shape/cells.ts';
import type { Pivot } from '../shape/pivot.ts';
import { memberText } from './member-text.ts';
import { dimensionText, figureCell, measureHint, measureText, type Reader } from './reader.ts';
import type { Sheet, SheetHead } from './sheet.ts';

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
  const total = keys.length === 0 ? undefined : spot([], []);
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
    const text = measureText(reader, measure);
    const isNow = sort?.by === measure.column && sort.at === null;
    return {
      key: measure.column,
      text,
      hint: measureHint(reader, measure),
      span: 1,
      isNumber: true,
      isGroupStart: i === 0,
      sort: {
        way: isNow ? (sort.desc ? 'descending' : 'ascending') : 'none',
        name: reader.words.explore.sortBy(text),
        toggle: () => onSort({ by: measure.column, desc: isNow ? !sort.desc : true, at: null }),
      },
    };
  });
  return {
    label: reader.words.explore.pivot,
    heads: [[...names, ...figures]],
    widths: [...names.map(() => 150), ...measures.map(({ role }) => (role === 'value' ? 130 : 92))],
    count: cells.leaves.length + (total === undefined ? 0 : 1),
    nameColumns: Math.max(1, keys.length),
    isTree: false,
    line: (index) => {
      const leaf = cells.leaves[index];
      const line = leaf ?? total;
      const isTotal = leaf === undefined;
      return {
        key: isTotal ? 'total' : `${leaf.list} ${leaf.index}`,
        depth: 0,
        isTotal,
        isOpen: null,
        cells: [
          ...keys.map((ref, i) => ({
            text: isTotal
              ? i === 0
                ? reader.words.explore.total
                : ''
              : memberText(leaf.keys[i] ?? ALL, ref, reader),
            isNumber: false,
            isGroupStart: false,
          })),
          ...measures.map((measure, i) => figureCell(reader, measure, { spot: line, isGroupStart: i === 0 })),
        ],
      };
    },
  };
}
