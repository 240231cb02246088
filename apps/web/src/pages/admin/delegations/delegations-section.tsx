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
import { delegationsQuery, refreshAdmin, usersQuery } from '../queries.ts';
import { useMay } from '../use-may.ts';
import { delegationState, localDay } from './delegation-state.ts';
import { NewDelegationDialog } from './new-delegation-dialog.tsx';

type Delegation = Wire<'Delegation'>;

export function DelegationsSection() {
  const delegations = useQuery(delegationsQuery);
  const users = useQuery(usersQuery);
  return (
    <AllAsked of={[delegations, users]}>
      {() => <Delegations delegations={delegations.data ?? []} users={users.data ?? []} />}
    </AllAsked>
  );
}

interface All {
  readonly delegations: readonly Delegation[];
  readonly users: readonly Wire<'User'>[];
}

function Delegations({ delegations, users }: All) {
  const { words } = useLanguage();
  const { admin } = words;
  const text = admin.delegations;
  const canManage = useMay()('manage_people');
  const [isMaking, setMaking] = useState(false);
  const names = new Map(users.map(({ login, name }) => [login, name]));
  const nameOf = (login: string) => names.get(login) ?? login;
  const end = useMutation({
    mutationFn: (id: string) => call('revokeDelegation', { path: { id } }),
    onSettled: refreshAdmin,
  });
  const dialog = isMaking ? <NewDelegationDialog users={users} close={() => setMaking(false)} /> : null;
  if (delegations.length === 0)
    return (
      <>
        <Empty
          text={text.empty}
          {...(canManage ? { action: text.make, onAction: () => setMaking(true) } : {})}
        />
        {dialog}
      </>
    );
  return (
    <>
      <div className="admin-tools">
        <p className="note">{text.lead}</p>
        {canManage ? (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setMaking(true)}>
            {text.make}
          </Button>
        ) : null}
      </div>
      {end.error === null ? null : <Failure error={end.error} />}
      <div className="scroll">
        <table className="grid" aria-label={admin.sections.delegations}>
          <thead>
            <tr>
              {[text.delegator, text.delegate, text.days, text.reason, text.by, text.state].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {delegations.map((one) => {
              const state = delegationState(one, localDay(new Date()));
              const isOpen = state === 'open' || state === 'ahead';
              return (
                <tr key={one.id}>
                  <td>{nameOf(one.delegator)}</td>
                  <td>{nameOf(one.delegate)}</td>
                  <td>
                    {one.from} – {one.to}
                  </td>
                  <td className="wrapped">{one.reason}</td>
                  <td className="quiet">{nameOf(one.created_by)}</td>
                  <td>
                    <span className={`admin-state ${STATE_LOOK[state]}`}>
                      <i />
                      {text.states[state]}
                    </span>
                  </td>
                  <td className="number">
                    {isOpen && canManage ? (
                      <Popconfirm
                        title={text.endOf(nameOf(one.delegate), nameOf(one.delegator))}
                        description={text.endText}
                        okText={text.end}
                        okButtonProps={{ danger: true }}
                        cancelText={admin.cancel}
                        onConfirm={() => end.mutate(one.id)}
                      >
                        <Button
                          size="small"
                          aria-label={text.endOf(nameOf(one.delegate), nameOf(one.delegator))}
                        >
                          {text.end}
                        </Button>
                      </Popconfirm>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {dialog}
    </>
  );
}

const STATE_LOOK = { open: '', ahead: 'pending', over: 'off', revoked: 'off' } as const;
