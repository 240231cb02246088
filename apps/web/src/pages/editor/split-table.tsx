import { tableText } from '../../reading/figure-text.ts';
import { useLanguage } from '../../words/language.tsx';
import type { Preview } from './edit-queries.ts';

type Split = NonNullable<Preview['split']>;

/** Members of a dimension below each other: the metrics of the formula, then what it makes of them. */
export function SplitTable({ split, metric }: { readonly split: Split; readonly metric: string }) {
  const { locale, words } = useLanguage();
  const { columns, rows, total } = split;
  const write = (cell: Split['rows'][number][number] | undefined, at: number) => {
    const { unit, role } = columns[at] ?? {};
    if (cell === null || cell === undefined) return role === 'metric' ? '—' : words.nulls.empty;
    if (role !== 'metric' || typeof cell === 'boolean') return String(cell);
    return tableText(cell, unit, locale);
  };
  return (
    <div className="scroll">
      <table className="grid editor-split">
        <thead>
          <tr>
            {columns.map(({ name, label, role }) => (
              <th key={name} scope="col" className={role === 'metric' ? 'number' : ''}>
                {label?.[locale] ?? name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row[0])}>
              {columns.map(({ name, role }, i) =>
                role === 'metric' ? (
                  <td key={name} className={name === metric ? 'number main' : 'number'}>
                    {write(row[i], i)}
                  </td>
                ) : (
                  <th key={name} scope="row">
                    {write(row[i], i)}
                  </th>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {total === null ? null : (
          <tfoot>
            <tr>
              {columns.map(({ name, role }, i) => (
                <td key={name} className={role === 'metric' ? 'number' : ''}>
                  {role === 'metric' ? write(total[i], i) : words.editor.preview.total}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
