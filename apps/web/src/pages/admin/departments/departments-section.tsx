import type { Wire } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/server.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { AllAsked } from '../all-asked.tsx';
import { departmentsQuery, refreshAdmin, usersQuery } from '../queries.ts';
import { useMay } from '../use-may.ts';
import { DepartmentDialog, type DepartmentWish } from './department-dialog.tsx';
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
    mutationFn: (code: string) => call('deleteDepartment', { path: { code } }),
    onSettled: refreshAdmin,
  });
  const own = new Map<string, number>();
  for (const { department, is_disabled } of users)
    if (department !== null && !is_disabled) own.set(department, (own.get(department) ?? 0) + 1);
  const all = countsBelow(departments, own);
  const begin = (parent: string | null) => setWish({ code: null, zh: '', en: '', parent });
  const dialog =
    wish === null ? null : (
      <DepartmentDialog wish={wish} departments={departments} close={() => setWish(null)} />
    );
  if (departments.length === 0)
    return (
      <>
        <Empty text={text.empty} {...(canManage ? { action: text.make, onAction: () => begin(null) } : {})} />
        {dialog}
      </>
    );
  return (
    <>
      <div className="admin-tools">
        <p className="note">{text.lead}</p>
        {canManage ? (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => begin(null)}>
            {text.make}
          </Button>
        ) : null}
      </div>
      {remove.error === null ? null : <Failure error={remove.error} />}
      <div className="scroll">
        <table className="grid" aria-label={admin.sections.departments}>
          <thead>
            <tr>
              <th scope="col">{text.name}</th>
              <th scope="col">{text.code}</th>
              <th scope="col" className="number">
                {text.own}
              </th>
              <th scope="col" className="number">
                {text.all}
              </th>
              <th />
            </tr>
          </thead>
          <tbody>
            {departmentLines(departments, locale).map(({ department: { code, label, parent }, depth }) => (
              <tr key={code} data-department={code}>
                <td>
                  <span style={{ paddingLeft: depth * 18 }} className={depth === 0 ? 'strong' : ''}>
                    {label[locale]}
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
                        onClick={() => setWish({ code, zh: label.zh, en: label.en, parent })}
                      >
                        <Icon name="pencil" />
                      </button>
                      <Popconfirm
                        title={`${admin.remove}: ${label[locale]}`}
                        description={text.removeText}
                        okText={admin.remove}
                        okButtonProps={{ danger: true }}
                        cancelText={admin.cancel}
                        onConfirm={() => remove.mutate(code)}
                      >
                        <button
                          type="button"
                          className="icon-button"
                          aria-label={`${admin.remove}: ${label[locale]}`}
                        >
                          <Icon name="bin" />
                        </button>
                      </Popconfirm>
                    </span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {dialog}
    </>
  );
}
