import type { Wire } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/server.ts';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { wallDay } from '../../../reading/wall-clock.ts';
import { useLanguage } from '../../../words/language.tsx';
import { AdminList } from '../admin-list.tsx';
import { AllAsked } from '../all-asked.tsx';
import { refreshAdmin, teamsQuery, usersQuery } from '../queries.ts';
import { useMay } from '../use-may.ts';
import { NEW_TEAM, TeamDialog } from './team-dialog.tsx';
import { TeamRow } from './team-row.tsx';
import { isOver, type Team, teamsInOrder } from './team-state.ts';

/** People of any departments who work on one thing for a while. */
export function TeamsSection() {
  const teams = useQuery(teamsQuery);
  const users = useQuery(usersQuery);
  return (
    <AllAsked of={[teams, users]}>
      {() => <Teams teams={teams.data ?? []} users={users.data ?? []} />}
    </AllAsked>
  );
}

interface All {
  readonly teams: readonly Team[];
  readonly users: readonly Wire<'User'>[];
}

function Teams({ teams, users }: All) {
  const { words } = useLanguage();
  const { admin } = words;
  const text = admin.teams;
  const canManage = useMay()('manage_people');
  const today = wallDay(new Date(), useTimezone());
  const [open, setOpen] = useState<Team | null>(null);
  const end = useMutation({
    // Its last day was yesterday: from now on nobody is in it.
    mutationFn: ({ code, label, leads, members, version }: Team) =>
      call('saveTeam', {
        path: { code },
        body: { label, leads, members, version, ends_on: dayBefore(today) },
      }),
    onSettled: refreshAdmin,
  });
  const remove = useMutation({
    mutationFn: ({ code, version }: Team) => call('deleteTeam', { path: { code }, query: { version } }),
    onSettled: refreshAdmin,
  });
  /** What was refused before is not said of what comes now. */
  const afresh = (act: () => void) => {
    for (const one of [end, remove]) one.reset();
    act();
  };
  return (
    <>
      <AdminList
        label={admin.sections.teams}
        lead={text.lead}
        make={canManage ? { text: text.make, begin: () => setOpen(NEW_TEAM) } : null}
        empty={text.empty}
        error={end.error ?? remove.error}
        heads={[text.name, text.leads, text.members, text.endsOn, text.state]}
        hasActions
        narrow="stacked"
      >
        {teamsInOrder(teams, today).map((team) => (
          <TeamRow
            key={team.code}
            team={team}
            users={users}
            hasEnded={isOver(team, today)}
            edit={() => setOpen(team)}
            end={() => afresh(() => end.mutate(team))}
            remove={() => afresh(() => remove.mutate(team))}
          />
        ))}
      </AdminList>
      {open === null ? null : (
        <TeamDialog team={open} teams={teams} users={users} close={() => setOpen(null)} />
      )}
    </>
  );
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
