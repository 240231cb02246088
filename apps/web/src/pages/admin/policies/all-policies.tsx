import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keepFrame } from '../../../frame/search.ts';
import { useLanguage } from '../../../words/language.tsx';
import { policiesQuery, rolesQuery } from '../queries.ts';
import { useMay } from '../use-may.ts';
import '../../../parts/stacked-rows.css';

/** Every policy with the way to change it, for whoever sees all that they say. */
export function AllPolicies() {
  const { locale, words } = useLanguage();
  const { admin, editor } = words;
  const text = admin.policies;
  const may = useMay();
  const { data } = useQuery({ ...policiesQuery, enabled: may('propose') });
  const known = useQuery({ ...rolesQuery, enabled: may('see_people') }).data?.roles ?? [];
  const labels = new Map(known.map(({ name, label }) => [name, label[locale]]));
  if (data === undefined || (data.length === 0 && !may('view_as'))) return null;
  return (
    <section className="admin-block" data-section="policies">
      <h2>
        {text.all} <small>{text.allCount(data.length)}</small>
      </h2>
      <div className="scroll">
        <table className="grid stacked" aria-label={text.all}>
          <thead>
            <tr>
              {[text.policy, text.roles].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {data.map(({ name, label, roles }) => (
              <tr key={name} data-policy={name}>
                <td data-label={text.policy}>
                  {label[locale]} {label[locale] === name ? null : <span className="quiet">{name}</span>}
                </td>
                <td className="wrapped quiet" data-label={text.roles}>
                  {roles.map((role) => labels.get(role) ?? role).join(admin.between)}
                </td>
                <td>
                  <Link
                    to="/app/policies/$name/edit"
                    params={{ name }}
                    search={keepFrame}
                    aria-label={text.edit(label[locale])}
                  >
                    {editor.edit}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="new-policy">
        <Link to="/app/policies/new" search={keepFrame}>
          {editor.kinds.policy.made}
        </Link>
      </p>
    </section>
  );
}
