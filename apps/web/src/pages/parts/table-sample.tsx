import { signedText } from '@plumbline/finance';
import { useMemo, useState } from 'react';
import { DataTable } from '../../parts/data-table/data-table.tsx';
import { shareText, tableText } from '../../reading/figure-text.ts';
import { verdictOf } from '../../reading/verdict.ts';
import { useLanguage } from '../../words/language.tsx';
import { COUNT, sampleRow, sampleTotal } from './samples.ts';

export function TableSample() {
  const { locale, words } = useLanguage();
  const { sheet } = words;
  const [chosen, setChosen] = useState(3);
  const total = useMemo(sampleTotal, []);
  const cell = (row: number, column: string) => {
    const { value, change, share } = sampleRow(row);
    if (column === 'row') return `${sheet.row} ${row + 1}`;
    if (column === 'value') return tableText(value, 'money', locale);
    if (column === 'share') return shareText(share);
    const verdict = verdictOf(change, 'up');
    return (
      <span className={verdict === null ? '' : verdict === 'favourable' ? 'good' : 'bad'}>
        {signedText(shareText(change))}
      </span>
    );
  };
  return (
    <section className="block">
      <h2>
        {sheet.table} <small>{sheet.tableNote}</small>
      </h2>
      <DataTable
        label={sheet.table}
        height={300}
        count={COUNT}
        columns={[
          { key: 'row', title: sheet.row },
          { key: 'value', title: sheet.value, isNumber: true },
          { key: 'change', title: sheet.change, isNumber: true },
          { key: 'share', title: sheet.share, isNumber: true },
        ]}
        keyOf={String}
        cellOf={cell}
        totalOf={(column) =>
          column === 'row' ? sheet.total : column === 'value' ? tableText(total, 'money', locale) : ''
        }
        chosen={chosen}
        onRow={setChosen}
      />
    </section>
  );
}
