import type { Wire } from '@plumbline/client';
import { ImportFindings } from '../../../parts/import/import-findings.tsx';
import { StackedTable } from '../../../parts/stacked-table.tsx';
import { useLanguage } from '../../../words/language.tsx';

type Report = Wire<'UserImportReport'>;
type Action = Report['people'][number]['action'];

const ORDER: readonly Action[] = ['create', 'update', 'disable', 'none'];
/** As many as are read at a glance; a list of ten thousand is read elsewhere. */
const MOST = 500;

/** What an import does to each account, and what keeps it out. */
export function ImportReport({ report }: { readonly report: Report }) {
  const { words } = useLanguage();
  const { admin } = words;
  const { imports: text } = admin.users;
  const { people, diagnostics } = report;
  const count = (action: Action) => people.filter((one) => one.action === action).length;
  const shown = ORDER.filter((action) => action !== 'none')
    .flatMap((action) => people.filter((one) => one.action === action))
    .slice(0, MOST);
  const fields: Readonly<Record<string, string>> = text.fields;
  return (
    <section className="import-report" aria-label={text.report}>
      <p role="status" className="import-counts">
        {ORDER.filter((action) => count(action) > 0).map((action) => (
          <span key={action}>{text.counts[action](count(action))}</span>
        ))}
        {diagnostics.length === 0 ? null : <span className="bad">{text.errors(diagnostics.length)}</span>}
      </p>
      <ImportFindings
        found={diagnostics.slice(0, MOST)}
        placeOf={({ at }) => (at?.kind === 'query' ? at.path : null)}
      />
      {shown.length === 0 ? null : (
        <StackedTable label={text.report} heads={[admin.users.login, text.action, text.changed]}>
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
        </StackedTable>
      )}
    </section>
  );
}
