import { useLanguage } from '../../../../words/language.tsx';
import type { ComparedFigures } from './compared-figures.ts';
import { EDGE } from './compared-option.ts';
import type { ComparedMetric } from './use-compared.ts';

interface Table {
  readonly figures: ComparedFigures;
  readonly names: ComparedMetric['names'];
  readonly label: string;
}

const ROWS = ['before', 'after', 'difference'] as const;

/** Periods across, so that each figure stands under its point. */
export function ComparedTable({ figures, names, label }: Table) {
  const { words } = useLanguage();
  const { columns, total } = figures;
  const { compared: text } = words.changes;
  const heads = headsOf(figures, names, text);
  return (
    <table className="grid compared-table" aria-label={label}>
      <colgroup>
        <col style={{ width: EDGE.left }} />
        {columns.map(({ key }) => (
          <col key={key} />
        ))}
        <col style={{ width: EDGE.right }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{text.period}</span>
          </th>
          {columns.map(({ key, head, month }) => (
            <th key={key} scope="col" title={month}>
              {head}
            </th>
          ))}
          <th scope="col" className="compared-total">
            {text.total(columns.length)}
          </th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row} data-side={row}>
            <th scope="row">{heads[row]}</th>
            {columns.map((column) => (
              <td key={column.key}>{column[row]}</td>
            ))}
            <td className="compared-total">{total?.[row] ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Periods below each other, where the width is that of a phone. */
export function ComparedList({ figures, names, label }: Table) {
  const { words } = useLanguage();
  const { columns, total } = figures;
  const { compared: text } = words.changes;
  const heads = headsOf(figures, names, text);
  return (
    <table className="grid compared-list" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{text.period}</th>
          {ROWS.map((row) => (
            <th key={row} scope="col" className="number">
              {heads[row]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.key}>
            <th scope="row">{column.month}</th>
            {ROWS.map((row) => (
              <td key={row} className="number">
                {column[row]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>{text.total(columns.length)}</td>
          {ROWS.map((row) => (
            <td key={row} className="number">
              {total?.[row] ?? '—'}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

function headsOf(
  { isRate }: ComparedFigures,
  { before, after }: ComparedMetric['names'],
  text: { readonly difference: string; readonly differencePoints: string },
) {
  return { before, after, difference: isRate ? text.differencePoints : text.difference };
}
