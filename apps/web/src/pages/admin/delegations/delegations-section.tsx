import type { Wire } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/server.ts';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { wallDay } from '../../../reading/wall-clock.ts';
import { useLanguage } from '../../../words/language.tsx';
import { AdminList } from '../admin-list.tsx';
import { AllAsked } from '../all-asked.tsx';
import { delegationsQuery, refreshAdmin, usersQuery } from '../queries.ts';
import { useMay } from '../use-may.ts';
import { DelegationDialog } from './delegation-dialog.tsx';
import { delegationState } from './delegation-state.ts';
import { scopeText } from './scope-text.ts';

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
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.delegations;
  const canManage = useMay()('manage_people');
  const today = wallDay(new Date(), useTimezone());
  const [edited, setEdited] = useState<Delegation | 'new' | null>(null);
  const names = new Map(users.map(({ login, name }) => [login, name]));
  const nameOf = (login: string) => names.get(login) ?? login;
  const end = useMutation({
    mutationFn: (id: string) => call('revokeDelegation', { path: { id } }),
    onSettled: refreshAdmin,
  });
  return (
    <>
      <AdminList
        label={admin.sections.delegations}
        lead={text.lead}
        make={canManage ? { text: text.make, begin: () => setEdited('new') } : null}
        empty={text.empty}
        error={end.error}
        heads={[text.delegator, text.delegate, text.days, text.scope, text.reason, text.by, text.state]}
        hasActions
        narrow="stacked"
      >
        {delegations.map((one) => {
          const state = delegationState(one, today);
          const isOpen = state === 'open' || state === 'ahead';
          const ending = text.endOf(nameOf(one.delegate), nameOf(one.delegator));
          return (
            <tr key={one.id} data-delegation={one.delegate}>
              <td data-label={text.delegator}>{nameOf(one.delegator)}</td>
              <td data-label={text.delegate}>{nameOf(one.delegate)}</td>
              <td data-label={text.days}>
                {one.from} – {one.to}
              </td>
              <td className="wrapped" data-label={text.scope}>
                {scopeText(one.capabilities, { words, locale })}
              </td>
              <td className="wrapped" data-label={text.reason}>
                {one.reason}
              </td>
              <td className="quiet" data-label={text.by}>
                {nameOf(one.created_by)}
              </td>
              <td data-label={text.state}>
                <span className={`admin-state ${STATE_LOOK[state]}`}>
                  <i />
                  {text.states[state]}
                </span>
              </td>
              <td className="number">
                {isOpen && canManage ? (
                  <span className="row-actions">
                    <Button
                      size="small"
                      aria-label={text.editOf(nameOf(one.delegate), nameOf(one.delegator))}
                      onClick={() => setEdited(one)}
                    >
                      {text.change}
                    </Button>
                    <Confirm
                      title={ending}
                      text={text.endText}
                      ok={text.end}
                      isDanger
                      onConfirm={() => end.mutate(one.id)}
                    >
                      <Button size="small" aria-label={ending}>
                        {text.end}
                      </Button>
                    </Confirm>
                  </span>
                ) : null}
              </td>
            </tr>
          );
        })}
      </AdminList>
      {edited === null ? null : (
        <DelegationDialog
          delegation={edited === 'new' ? null : edited}
          {...{ delegations, users, today }}
          close={() => setEdited(null)}
        />
      )}
    </>
  );
}

const STATE_LOOK = { open: '', ahead: 'pending', over: 'off', revoked: 'off' } as const;
