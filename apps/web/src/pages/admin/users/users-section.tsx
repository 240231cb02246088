import type { Wire } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useNarrow } from '../../../frame/use-narrow.ts';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { DataTable } from '../../../parts/data-table/data-table.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { useAddress } from '../../../parts/use-address.ts';
import { wallStamp } from '../../../reading/wall-clock.ts';
import { useLanguage } from '../../../words/language.tsx';
import { AdminTools } from '../admin-tools.tsx';
import { AllAsked } from '../all-asked.tsx';
import { departmentsQuery, rolesQuery, usersQuery } from '../queries.ts';
import { useMay } from '../use-may.ts';
import { ImportDialog } from './import-dialog.tsx';
import { NewUserDialog } from './new-user-dialog.tsx';
import { UserPanel } from './user-panel.tsx';
import { UserState } from './user-state.tsx';

const ALL = ['name', 'login', 'department', 'roles', 'state', 'since'] as const;
/** On a phone; the panel of a person has the rest. */
const FEW = ['name', 'department', 'state'] as const;

interface People {
  readonly users: readonly Wire<'User'>[];
  readonly departments: Wire<'DepartmentList'>['departments'];
  readonly roles: Wire<'RoleList'>['roles'];
}

export function UsersSection() {
  const users = useQuery(usersQuery);
  const departments = useQuery(departmentsQuery);
  const roles = useQuery(rolesQuery);
  return (
    <AllAsked of={[users, departments, roles]}>
      {() => (
        <Users
          users={users.data ?? []}
          departments={departments.data ?? []}
          roles={roles.data?.roles ?? []}
        />
      )}
    </AllAsked>
  );
}

function Users(people: People) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.users;
  const may = useMay();
  const zone = useTimezone();
  const [login, setLogin] = useAddress('user');
  const [asked, setAsked] = useAddress('q');
  const isNarrow = useNarrow();
  const [isMaking, setMaking] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const wanted = useDeferredValue(asked ?? '');
  const roleNames = new Map(people.roles.map(({ name, label }) => [name, label[locale]]));
  const departmentNames = new Map(people.departments.map(({ code, label }) => [code, label[locale]]));
  const cells = (user: Wire<'User'>) => ({
    name: user.name,
    login: user.login,
    department: user.department === null ? '' : (departmentNames.get(user.department) ?? user.department),
    roles: user.roles.map((role) => roleNames.get(role) ?? role).join(admin.between),
  });
  const shown = people.users.filter((user) => isAbout(Object.values(cells(user)), wanted));
  const disabled = people.users.filter((user) => user.is_disabled).length;
  const chosen = people.users.find((user) => user.login === login);
  return (
    <>
      <AdminTools
        lead={text.lead(people.users.length - disabled, disabled)}
        make={may('manage_people') ? { text: text.make, begin: () => setMaking(true) } : null}
      >
        <Input
          className="admin-search"
          prefix={<Icon name="search" />}
          aria-label={text.search}
          placeholder={text.search}
          allowClear
          value={asked ?? ''}
          onChange={({ target }) => setAsked(target.value === '' ? undefined : target.value)}
        />
        {may('manage_people') ? (
          <Button onClick={() => setImporting(true)}>{text.imports.open}</Button>
        ) : null}
      </AdminTools>
      {shown.length === 0 ? (
        <p className="note">{text.nobody}</p>
      ) : (
        <DataTable
          label={admin.sections.users}
          height={620}
          count={shown.length}
          columns={(isNarrow ? FEW : ALL).map((key) => ({
            key,
            title: text[key],
          }))}
          keyOf={(row) => shown[row]?.login ?? ''}
          cellOf={(row, column) => {
            const user = shown[row];
            if (user === undefined) return null;
            if (column === 'state') return <UserState user={user} />;
            if (column === 'since') return <span className="quiet">{wallStamp(user.created_at, zone)}</span>;
            const texts: Readonly<Record<string, string>> = cells(user);
            return texts[column] || admin.none;
          }}
          onRow={(row) => setLogin(shown[row]?.login)}
          chosen={shown.findIndex((user) => user.login === login)}
        />
      )}
      {chosen === undefined ? null : (
        <UserPanel key={chosen.login} user={chosen} {...people} close={() => setLogin(undefined)} />
      )}
      {isImporting ? <ImportDialog close={() => setImporting(false)} /> : null}
      {isMaking ? <NewUserDialog {...people} close={() => setMaking(false)} /> : null}
    </>
  );
}

function isAbout(texts: readonly string[], wanted: string): boolean {
  const words = wanted.trim().toLowerCase().split(/\s+/);
  const all = texts.join('\n').toLowerCase();
  return words.every((word) => all.includes(word));
}
