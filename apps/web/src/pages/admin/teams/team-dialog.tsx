import type { Wire } from '@plumbline/client';
import { Form, Input, Select } from 'antd';
import { call } from '../../../api/server.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { LabelFields } from '../label-fields/label-fields.tsx';
import { OvertakenNote } from '../overtaken/overtaken-note.tsx';
import { useReading } from '../overtaken/use-reading.ts';
import { fieldsOf, type Team } from './team-state.ts';

/** What a team is before anybody has said what. */
export const NEW_TEAM: Team = {
  code: '',
  label: { zh: '', en: '' },
  ends_on: null,
  members: [],
  leads: [],
  version: 'none',
};

interface Given {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly endsOn?: string | null;
  readonly leads: string[];
  readonly members: string[];
}

interface TeamForm {
  readonly team: Team;
  readonly teams: readonly Team[];
  readonly users: readonly Wire<'User'>[];
  readonly close: () => void;
}

export function TeamDialog({ team, teams, users, close }: TeamForm) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.teams;
  const isNew = team.code === '';
  const there = teams.find(({ code }) => code === team.code) ?? null;
  const reading = useReading({ first: team, there, isNew, close });
  const send = ({ code, zh, en, endsOn, leads, members }: Given) => {
    const people = { leads, members: members.filter((login) => !leads.includes(login)) };
    return reading.write((version) =>
      call('saveTeam', {
        path: { code: isNew ? code.trim() : team.code },
        body: { label: { zh, en }, ends_on: endsOn || null, ...people, version },
      }),
    );
  };
  const names = new Map(users.map(({ login, name }) => [login, name]));
  const people = peopleOf(users, team).map(({ login, name }) => ({
    value: login,
    label: words.parts.named(name, login),
  }));
  const choice = (field: 'leads' | 'members') => (
    <Form.Item name={field} label={text[field]}>
      <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={people} />
    </Form.Item>
  );
  return (
    <FormDialog<Given>
      title={isNew ? text.make : text.edit(team.label[locale])}
      close={close}
      submit={admin.save}
      initial={{
        ...{ code: team.code, zh: team.label.zh, en: team.label.en, endsOn: team.ends_on },
        ...{ leads: [...team.leads], members: [...team.members] },
      }}
      send={send}
      note={text.note}
    >
      <LabelFields isNew={isNew} codes={teams.map(({ code }) => code)} words={text} />
      {choice('leads')}
      {choice('members')}
      <Form.Item name="endsOn" label={text.endsOn} extra={text.endsNote}>
        <Input type="date" />
      </Form.Item>
      {reading.refused === null ? null : (
        <OvertakenNote
          error={reading.refused}
          read={fieldsOf(reading.read)}
          now={there === null ? null : fieldsOf(there)}
          label={(field) => (field === 'zh' || field === 'en' ? admin.departments[field] : text[field])}
          textOf={(_, value) => {
            if (value === null) return text.open;
            if (typeof value === 'string') return value;
            return value.map((login) => names.get(login) ?? login).join(admin.between);
          }}
          carried={reading.carried}
        />
      )}
    </FormDialog>
  );
}

/** Who may be in it: whoever is active, and whoever is in it already. */
function peopleOf(users: readonly Wire<'User'>[], { leads, members }: Team) {
  return users.filter(({ login, is_disabled }) => !is_disabled || [...leads, ...members].includes(login));
}
