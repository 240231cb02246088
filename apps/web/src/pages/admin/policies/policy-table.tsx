import type { Wire } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { StackedTable } from '../../../parts/stacked-table.tsx';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { rolesQuery } from '../queries.ts';
import { useMay } from '../use-may.ts';

type Policy = Wire<'Sight'>['policies'][number];

export function PolicyTable({ policies }: { readonly policies: readonly Policy[] }) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.policies;
  const { data } = useQuery({ ...rolesQuery, enabled: useMay()('see_people') });
  const labels = new Map(data?.roles.map(({ name, label }) => [name, label[locale]]));
  return (
    <StackedTable label={text.list} heads={[text.policy, text.roles, text.opens, text.where, text.takes]}>
      {policies.map((policy) => (
        <tr key={policy.name} data-policy={policy.name}>
          <td data-label={text.policy}>{policy.label[locale]}</td>
          <td className="quiet" data-label={text.roles}>
            {policy.roles.map((role) => labels.get(role) ?? role).join(admin.between)}
          </td>
          <td className="wrapped" data-label={text.opens}>
            {opensOf(policy, admin)}
          </td>
          <td className="wrapped" data-label={text.where}>
            {policy.where === null ? admin.none : <code className="condition">{policy.where}</code>}
          </td>
          <td className="wrapped" data-label={text.takes}>
            {takesOf(policy, admin)}
          </td>
        </tr>
      ))}
    </StackedTable>
  );
}

function opensOf(
  { dataset, where, open }: Policy,
  { policies: text, between, none }: Words['admin'],
): string {
  const own = dataset === null ? (where === null ? [] : [text.allReach]) : [dataset];
  const whole = open.length === 0 ? [] : [text.allRows(open.join(between))];
  return [...own, ...whole].join(between) || none;
}

function takesOf({ deny, mask, metrics }: Policy, { policies: text, between, none }: Words['admin']): string {
  const list = (names: readonly string[], say: (names: string) => string) =>
    names.length === 0 ? [] : [say(names.join(between))];
  return (
    [
      ...list(deny, text.fieldsDenied),
      ...list(mask, text.fieldsMasked),
      ...list(metrics.deny, text.metricsDenied),
      ...list(metrics.allow ?? [], text.metricsAllowed),
    ].join(between) || none
  );
}
