import type { Wire } from '@plumbline/client';
import { decimalText } from '../../../reading/decimal.ts';
import { useLanguage } from '../../../words/language.tsx';

type RowsResult = Wire<'RowsResult'>;
type Cell = RowsResult['rows'][number][number];

const NUMBERS = new Set(['integer', 'bigint', 'decimal', 'double']);

/** Rows as they are loaded; the columns that the measure adds up are set off. */
export function RowsTable({ result }: { readonly result: RowsResult }) {
  const { locale } = useLanguage();
  const reads = new Set(result.reads);
  const { columns, rows } = result;
  return (
    <div className="scroll rows-scroll">
      <table className="grid rows-table">
        <thead>
          <tr>
            {columns.map(({ name, label, type }) => (
              <th key={name} title={name} className={NUMBERS.has(type) ? 'number' : undefined}>
                {label?.[locale] ?? name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never change places
            <tr key={i}>
              {columns.map(({ name, type }, at) => (
                <td
                  key={name}
                  className={`${NUMBERS.has(type) ? 'number' : ''} ${reads.has(name) ? 'strong' : ''}`}
                >
                  {cellText(row[at] ?? null, type)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Decimals keep the places they were loaded with. */
function cellText(cell: Cell, type: string): string {
  if (cell === null) return '—';
  if (type !== 'decimal') return String(cell);
  const places = String(cell).split('.')[1]?.length ?? 0;
  return decimalText(String(cell), 0, places) ?? String(cell);
}
