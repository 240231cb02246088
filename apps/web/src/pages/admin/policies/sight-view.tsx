import type { Wire } from '@plumbline/client';
import { StackedTable } from '../../../parts/stacked-table.tsx';
import { toldApart } from '../../../parts/told-apart.ts';
import { useLanguage } from '../../../words/language.tsx';
import { PolicyTable } from './policy-table.tsx';

type Sight = Wire<'Sight'>;

export function SightView({ sight }: { readonly sight: Sight }) {
  const speech = useLanguage();
  const { admin } = speech.words;
  const text = admin.policies;
  const { all, hidden } = sight.metrics;
  return (
    <div data-sight={sight.login}>
      <section className="admin-block">
        <h2>{text.list}</h2>
        {sight.policies.length === 0 ? (
          <p className="note">{text.noPolicy}</p>
        ) : (
          <PolicyTable policies={sight.policies} />
        )}
      </section>
      <section className="admin-block">
        <h2>{text.attributes}</h2>
        <Attributes attributes={sight.attributes} />
      </section>
      <section className="admin-block">
        <h2>
          {text.sight} <small>{text.metrics(all - hidden.length, all)}</small>
        </h2>
        {sight.sees_everything ? <p>{text.everything}</p> : <Datasets sight={sight} />}
        {hidden.length === 0 ? null : <Named head={text.hiddenMetrics} names={toldApart(hidden, speech)} />}
      </section>
    </div>
  );
}

function Datasets({ sight: { datasets } }: { readonly sight: Sight }) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.policies;
  const list = (names: readonly string[]) => (names.length === 0 ? admin.none : names.join(admin.between));
  const open = datasets.flatMap(({ rows, ...rest }) => (rows === 'none' ? [] : [{ rows, ...rest }]));
  const closed = datasets.filter(({ rows }) => rows === 'none').map(({ label }) => label[locale]);
  return (
    <>
      {open.length === 0 ? null : (
        <StackedTable label={text.sight} heads={[text.dataset, text.rows, text.hidden, text.masked]}>
          {open.map(({ name, label, rows, hidden, masked }) => (
            <tr key={name} data-dataset={name} data-rows={rows}>
              <td data-label={text.dataset}>
                {label[locale]} <span className="quiet">{name}</span>
              </td>
              <td data-label={text.rows}>{text.rowWords[rows]}</td>
              <td className="wrapped quiet" data-label={text.hidden}>
                {list(hidden)}
              </td>
              <td className="wrapped quiet" data-label={text.masked}>
                {list(masked)}
              </td>
            </tr>
          ))}
        </StackedTable>
      )}
      {closed.length === 0 ? null : (
        <div data-closed={closed.length}>
          <Named head={text.closed(closed.length)} names={closed} />
        </div>
      )}
    </>
  );
}

/** As many as are read at a glance; the rest on demand. */
const GLANCE = 12;

function Named({ head, names }: { readonly head: string; readonly names: readonly string[] }) {
  const { admin } = useLanguage().words;
  const rest = names.slice(GLANCE);
  return (
    <div className="note sight-note">
      {head} · {names.slice(0, GLANCE).join(admin.between)}
      {rest.length === 0 ? null : (
        <details>
          <summary>{admin.policies.others(rest.length)}</summary>
          {rest.join(admin.between)}
        </details>
      )}
    </div>
  );
}

function Attributes({ attributes }: Pick<Sight, 'attributes'>) {
  const { words } = useLanguage();
  const { admin } = words;
  const text = admin.policies;
  return (
    <div className="scroll">
      <table className="grid" aria-label={text.attributes}>
        <thead>
          <tr>
            <th scope="col">{text.attribute}</th>
            <th scope="col">{text.value}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {attributes.map(({ name, value, is_worked_out, is_read }) => {
            const values: readonly unknown[] = Array.isArray(value) ? value : value === null ? [] : [value];
            return (
              <tr key={name}>
                <td>{name}</td>
                <td className="wrapped">
                  {values.length > 0 ? (
                    values.map(String).join(admin.between)
                  ) : (
                    <span className={is_read ? 'watch' : 'quiet'}>{is_read ? text.missing : admin.none}</span>
                  )}
                </td>
                <td className="wrapped quiet">
                  {[is_worked_out ? text.workedOut : '', is_read ? text.isRead : '']
                    .filter((one) => one !== '')
                    .join(admin.between)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
