import type { Wire } from '@plumbline/client';
import { useLanguage } from '../../../words/language.tsx';
import '../../../parts/stacked-rows.css';

type Report = Wire<'UserImportReport'>;
type Action = Report['people'][number]['action'];

const ORDER: readonly Action[] = ['create', 'update', 'disable', 'none'];
/** As many as are read at a glance; a list of ten thousand is read elsewhere. */
const MOST = 500;

/** What an import does to each account, and what keeps it out. */
export function ImportReport({ report }: { readonly report: Report }) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const { imports: text } = admin.users;
  const { people, diagnostics } = report;
  const count = (action: Action) => people.filter((one) => one.action === action).length;
  const shown = ORDER.filter((action) => action !== 'none')
    .flatMap((action) => people.filter((one) => one.action === action))
    .slice(0, MOST);
  const fields: Readonly<Record<string, string>> = text.fields;
  return (
    <section className="user-import-report" aria-label={text.report}>
      <p role="status" className="user-import-counts">
        {ORDER.filter((action) => count(action) > 0).map((action) => (
          <span key={action}>{text.counts[action](count(action))}</span>
        ))}
        {diagnostics.length === 0 ? null : <span className="bad">{text.errors(diagnostics.length)}</span>}
      </p>
      {diagnostics.slice(0, MOST).map(({ code, messages, hints, at }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
        <p key={`${code}${i}`} className="user-finding">
          {at?.kind === 'query' ? <b>{at.path}</b> : null} {messages[locale]}
          {hints.map((hint) => (
            <small key={hint.text[locale]}>{hint.text[locale]}</small>
          ))}
        </p>
      ))}
      {shown.length === 0 ? null : (
        <table className="grid stacked" aria-label={text.report}>
          <thead>
            <tr>
              {[admin.users.login, text.action, text.changed].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ login, action, changed }) => (
              <tr key={login} data-login={login} data-import={action}>
                <td data-label={admin.users.login}>{login}</td>
                <td data-label={text.action} className={action === 'disable' ? 'bad' : ''}>
                  {text.actions[action]}
                </td>
                <td className="wrapped quiet" data-label={text.changed}>
                  {changed.map((field) => fields[field] ?? field).join(admin.between) || admin.none}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
