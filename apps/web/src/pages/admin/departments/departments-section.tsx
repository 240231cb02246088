import type { Wire } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/server.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { AdminList } from '../admin-list.tsx';
import { AllAsked } from '../all-asked.tsx';
import { departmentsQuery, refreshAdmin, usersQuery } from '../queries.ts';
import { useMay } from '../use-may.ts';
import { DepartmentDialog, type DepartmentWish, wishOf } from './department-dialog.tsx';
import { countsBelow, departmentLines } from './department-tree.ts';
import '../../../parts/icon-button.css';

type Departments = Wire<'DepartmentList'>['departments'];

export function DepartmentsSection() {
  const departments = useQuery(departmentsQuery);
  const users = useQuery(usersQuery);
  return (
    <AllAsked of={[departments, users]}>
      {() => <DepartmentTree departments={departments.data ?? []} users={users.data ?? []} />}
    </AllAsked>
  );
}

interface Tree {
  readonly departments: Departments;
  readonly users: readonly Wire<'User'>[];
}

function DepartmentTree({ departments, users }: Tree) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.departments;
  const canManage = useMay()('manage_people');
  const [wish, setWish] = useState<DepartmentWish | null>(null);
  const remove = useMutation({
    mutationFn: ({ code, version }: Departments[number]) =>
      call('deleteDepartment', { path: { code }, query: { version } }),
    onSettled: refreshAdmin,
  });
  const own = new Map<string, number>();
  for (const { department, is_disabled } of users)
    if (department !== null && !is_disabled) own.set(department, (own.get(department) ?? 0) + 1);
  const all = countsBelow(departments, own);
  const begin = (parent: string | null) => setWish({ code: null, zh: '', en: '', parent, version: 'none' });
  return (
    <>
      <AdminList
        label={admin.sections.departments}
        lead={text.lead}
        make={canManage ? { text: text.make, begin: () => begin(null) } : null}
        empty={text.empty}
        error={remove.error}
        heads={[text.name, text.code, { number: text.own }, { number: text.all }]}
        hasActions
        narrow="without-second"
      >
        {departmentLines(departments, locale).map(({ department, department: { code, label }, depth }) => (
          <tr key={code} data-department={code}>
            <td>
              <span style={{ paddingLeft: depth * 18 }} className={depth === 0 ? 'strong' : ''}>
                {label[locale]}
                <small className="under-name">{code}</small>
              </span>
            </td>
            <td className="quiet">{code}</td>
            <td className="number">{own.get(code) ?? 0}</td>
            <td className="number">{all.get(code) ?? 0}</td>
            <td className="number">
              {canManage ? (
                <span className="row-actions">
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={text.below(label[locale])}
                    title={text.below(label[locale])}
                    onClick={() => begin(code)}
                  >
                    <Icon name="plus" />
                  </button>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={text.edit(label[locale])}
                    title={text.edit(label[locale])}
                    onClick={() => setWish(wishOf(department))}
                  >
                    <Icon name="pencil" />
                  </button>
                  <Confirm
                    title={text.removeOf(label[locale])}
                    text={text.removeText}
                    ok={admin.remove}
                    isDanger
                    onConfirm={() => remove.mutate(department)}
                  >
                    <button type="button" className="icon-button" aria-label={text.removeOf(label[locale])}>
                      <Icon name="bin" />
                    </button>
                  </Confirm>
                </span>
              ) : null}
            </td>
          </tr>
        ))}
      </AdminList>
      {wish === null ? null : (
        <DepartmentDialog wish={wish} departments={departments} close={() => setWish(null)} />
      )}
    </>
  );
}
