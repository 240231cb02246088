import type { Wire } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { metricsQuery } from '../../../api/server.ts';
import { type Finding, ImportFindings } from '../../../parts/import/import-findings.tsx';
import { useLanguage } from '../../../words/language.tsx';

type Report = Wire<'DictionaryReport'>;
type Row = Report['rows'][number];

/** What each row of a workbook would change, cell by cell, and what keeps it out. */
export function ImportReport({ report }: { readonly report: Report }) {
  const { locale, words } = useLanguage();
  const { sheet: text } = words.metrics;
  const { rows, unchanged, diagnostics } = report;
  const metrics = useQuery(metricsQuery).data ?? [];
  const labels = new Map(metrics.map(({ name, label }) => [name, label[locale]]));
  const count = (kind: Row['kind']) => rows.filter((row) => row.kind === kind).length;
  const kinds = (['added', 'changed', 'conflict', 'error'] as const).filter((kind) => count(kind) > 0);
  return (
    <section className="import-report sheet-report" aria-label={text.report}>
      <p role="status" className="import-counts sheet-counts">
        {kinds.map((kind) => (
          <span key={kind} className={`row-${kind}`}>
            {text.counts[kind](count(kind))}
          </span>
        ))}
        <span>{text.unchanged(unchanged)}</span>
      </p>
      <Findings found={diagnostics} />
      <ul>
        {rows.map((row) => (
          <li key={row.row} data-row={row.row} data-kind={row.kind}>
            <h3>
              <span className={`row-kind row-${row.kind}`}>{text.kinds[row.kind]}</span>
              {row.metric === '' ? text.nameless : (labels.get(row.metric) ?? row.metric)}
              {labels.has(row.metric) ? <small>{row.metric}</small> : null}
              <small>{text.row(row.row)}</small>
            </h3>
            <Findings found={row.diagnostics} />
            <Cells row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Cells({ row: { cells } }: { readonly row: Row }) {
  const { words } = useLanguage();
  const { sheet: text } = words.metrics;
  const said = (value: string) => (value === '' ? <i>{text.empty}</i> : value);
  return (
    <dl>
      {cells.map(({ cell, column, before, after }) => (
        <div key={cell}>
          <dt>
            {column} <small>{cell}</small>
          </dt>
          <dd>
            <del>{said(before)}</del> <span aria-hidden="true">→</span> <ins>{said(after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Findings({ found }: { readonly found: readonly Finding[] }) {
  return (
    <ImportFindings
      found={found}
      placeOf={({ at }) =>
        at?.kind === 'data' && at.column !== undefined ? `${at.column}${at.line ?? ''}` : null
      }
    />
  );
}
