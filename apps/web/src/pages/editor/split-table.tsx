import { digitsOf } from '../../reading/digits-of.ts';
import { monthOfDay } from '../../reading/month-of-day.ts';
import { monthText } from '../../reading/period.ts';
import { sheetText, sheetUnitOf, sheetWord } from '../../reading/sheet-unit.ts';
import { useLanguage } from '../../words/language.tsx';
import type { Preview } from './edit-queries.ts';

type Split = NonNullable<Preview['split']>;
type Cell = Split['rows'][number][number] | undefined;

/** Members of a dimension below each other: the metrics of the formula, then what it makes of them. */
export function SplitTable({ split, metric }: { readonly split: Split; readonly metric: string }) {
  const { locale, words } = useLanguage();
  const { rows, total } = split;
  const columns = split.columns.map((column, i) => {
    const cells = [...rows, ...(total === null ? [] : [total])].map((row) => digitsOf(row[i]));
    const unit = sheetUnitOf(cells, column.unit, locale);
    return { ...column, isFigure: column.role === 'metric', sheet: unit, at: i };
  });
  type Column = (typeof columns)[number];
  const write = ({ isFigure, role, sheet }: Column, cell: Cell) => {
    const figure = digitsOf(cell);
    if (isFigure) return figure === null ? '—' : sheetText(figure, sheet);
    if (cell === null || cell === undefined) return words.nulls.empty;
    return role === 'time' ? monthText(monthOfDay(String(cell)), locale) : String(cell);
  };
  return (
    <div className="scroll">
      <table className="grid editor-split">
        <thead>
          <tr>
            {columns.map(({ name, label, isFigure, sheet, currency }) => (
              <th key={name} scope="col" className={isFigure ? 'number' : ''}>
                {label?.[locale] ?? name} <small>{isFigure ? sheetWord(sheet, currency) : null}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row[0])}>
              {columns.map((column) =>
                column.isFigure ? (
                  <td key={column.name} className={column.name === metric ? 'number main' : 'number'}>
                    {write(column, row[column.at])}
                  </td>
                ) : (
                  <th key={column.name} scope="row">
                    {write(column, row[column.at])}
                  </th>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {total === null ? null : (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.name} className={column.isFigure ? 'number' : ''}>
                  {column.isFigure ? write(column, total[column.at]) : words.editor.preview.total}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
