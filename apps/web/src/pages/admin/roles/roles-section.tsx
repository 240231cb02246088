import { CAPABILITIES, CAPABILITY_NAMES, type Wire } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress } from '../../../parts/use-address.ts';
import { useLanguage } from '../../../words/language.tsx';
import { AdminList } from '../admin-list.tsx';
import { AllAsked } from '../all-asked.tsx';
import { rolesQuery, usersQuery } from '../queries.ts';
import { useMay } from '../use-may.ts';
import { NEW_ROLE, RolePanel } from './role-panel.tsx';

type Role = Wire<'Role'>;

const FIXED_ROLE = 'administrator';

export function RolesSection() {
  const roles = useQuery(rolesQuery);
  const users = useQuery(usersQuery);
  return (
    <AllAsked of={[roles, users]}>
      {() => <Roles roles={roles.data?.roles ?? []} users={users.data ?? []} />}
    </AllAsked>
  );
}

function Roles({
  roles,
  users,
}: {
  readonly roles: readonly Role[];
  readonly users: readonly Wire<'User'>[];
}) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.roles;
  const canManage = useMay()('manage_roles');
  const [name, setName] = useAddress('role');
  const [isMaking, setMaking] = useState(false);
  const [opened, setOpened] = useState<Role | null>(null);
  const there = roles.find((role) => role.name === name);
  // What somebody deletes meanwhile stays open, with what was typed.
  if (there !== undefined && there !== opened) setOpened(there);
  const kept = there ?? (opened?.name === name && opened !== null ? opened : undefined);
  const chosen = isMaking ? NEW_ROLE : kept;
  const holders = (role: string) => users.filter((user) => !user.is_disabled && user.roles.includes(role));
  const close = () => {
    setMaking(false);
    setOpened(null);
    setName(undefined);
  };
  return (
    <>
      <AdminList
        label={admin.sections.roles}
        lead={text.lead}
        make={canManage ? { text: text.make, begin: () => setMaking(true) } : null}
        empty={admin.none}
        error={null}
        heads={[text.name, text.may, text.kind, { number: text.holders }]}
        narrow="without-second"
      >
        {roles.map((role) => (
          <tr key={role.name} data-role={role.name}>
            <td>
              <button type="button" className="plain-link" onClick={() => setName(role.name)}>
                {role.label[locale]}
              </button>
            </td>
            <td className="wrapped quiet">
              {role.capabilities.length === CAPABILITY_NAMES.length
                ? text.all
                : role.capabilities.map((one) => CAPABILITIES[one].label[locale]).join(admin.betweenRights)}
            </td>
            <td className="quiet">{text.kinds[kindOf(role)]}</td>
            <td className="number">{admin.people(holders(role.name).length)}</td>
          </tr>
        ))}
      </AdminList>
      {chosen === undefined ? null : (
        <RolePanel
          key={chosen.name}
          role={chosen}
          isGone={!isMaking && there === undefined}
          isFixed={chosen.name === FIXED_ROLE}
          isLocked={!canManage}
          taken={roles.map((role) => role.name)}
          holders={holders(chosen.name).map((user) => user.name)}
          close={close}
        />
      )}
    </>
  );
}

function kindOf({ name, is_built_in, is_edited }: Role) {
  if (name === FIXED_ROLE) return 'fixed';
  if (!is_built_in) return 'own';
  return is_edited ? 'edited' : 'asIs';
}
