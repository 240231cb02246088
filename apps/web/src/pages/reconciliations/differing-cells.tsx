import type { Wire } from '@plumbline/client';
import { memberKey } from '../../parts/pivot/cells.ts';
import { listedNames } from '../../parts/sheet/listed-names.ts';
import { memberText } from '../../parts/sheet/member-text.ts';
import { useLanguage } from '../../words/language.tsx';
import { figureText } from './figure-text.ts';

/** More are in the answer of the API. */
const MOST = 20;

/** Where the cells of a reconciliation stand on the page. */
export function differingId(name: string): string {
  return `differing-${name}`;
}

/** The cells in which the two sides part. */
export function DifferingCells({ result }: { readonly result: Wire<'Reconciled'> }) {
  const { locale, words } = useLanguage();
  const { columns, rows, reconciliation } = result;
  const { reconciliations: text } = words;
  const listed = listedNames(result, words);
  const label = text.differing(reconciliation.label[locale]);
  return (
    <section className="differing" id={differingId(reconciliation.name)}>
      <h2>{label}</h2>
      <div className="scroll">
        <table className="grid" aria-label={label}>
          <thead>
            <tr>
              {columns.map(({ name, role, label: spoken }) => (
                <th key={name} className={role === 'metric' ? 'number' : undefined}>
                  {spoken?.[locale] ?? name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((row) => (
              <tr key={JSON.stringify(row)}>
                {columns.map(({ name, role, grain, ref }, i) =>
                  role === 'metric' ? (
                    <td key={name} className={name === 'difference' ? 'number bad' : 'number'}>
                      {figureText(result, name, row[i])}
                    </td>
                  ) : (
                    <td key={name}>
                      {memberText(memberKey(row[i] ?? null), grain ?? ref ?? name, { words, locale, listed })}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > MOST ? <p className="note">{text.more(rows.length - MOST)}</p> : null}
    </section>
  );
}
