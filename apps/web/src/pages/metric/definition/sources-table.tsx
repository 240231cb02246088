import type { Wire } from '@plumbline/client';
import { decimalText } from '../../../reading/decimal.ts';
import { useLanguage } from '../../../words/language.tsx';

type Source = Wire<'MetricDefinition'>['sources'][number];

/** Where the rows come from and how fresh they are. */
export function SourcesTable({ sources }: { readonly sources: readonly Source[] }) {
  const { locale, words } = useLanguage();
  const { sources: text } = words.metric;
  if (sources.length === 0) return <p className="refused">{text.none}</p>;
  return (
    <div className="scroll">
      <table className="grid sources-table">
        <thead>
          <tr>
            <th>{text.dataset}</th>
            <th>{text.fields}</th>
            <th>{text.origin}</th>
            <th className="number">{text.rows}</th>
            <th>{text.asOf}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ dataset, label, fields, origin, rows, data_as_of, loaded_at }) => (
            <tr key={dataset}>
              <td>
                {label[locale]} <span className="quiet">{dataset}</span>
              </td>
              <td className="wraps">
                {fields.map((field) => (
                  <span key={field.ref} className="tag" title={field.ref}>
                    {field.label[locale]}
                  </span>
                ))}
              </td>
              <td className="quiet origin">{origin}</td>
              <td className="number">
                {rows === null ? (
                  words.metric.rail.notLoaded
                ) : (
                  <>
                    <span className="rows-word quiet">{text.rows}</span>
                    {decimalText(rows, 0, 0)}
                  </>
                )}
              </td>
              <td title={loaded_at === null ? undefined : `${text.loadedAt} ${loaded_at}`}>
                {data_as_of ?? '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
