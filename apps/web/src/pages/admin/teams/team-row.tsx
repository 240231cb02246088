import type { Wire } from '@plumbline/client';
import { Button } from 'antd';
import { Confirm } from '../../../parts/confirm.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { useMay } from '../use-may.ts';
import type { Team } from './team-state.ts';
import '../../../parts/icon-button.css';

interface Row {
  readonly team: Team;
  readonly users: readonly Wire<'User'>[];
  readonly hasEnded: boolean;
  readonly edit: () => void;
  readonly end: () => void;
  readonly remove: () => void;
}

export function TeamRow(row: Row) {
  const { team, users, hasEnded } = row;
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.teams;
  const canManage = useMay()('manage_people');
  const names = new Map(users.map(({ login, name }) => [login, name]));
  const listed = (logins: readonly string[]) =>
    logins.map((login) => names.get(login) ?? login).join(admin.between) || admin.none;
  return (
    <tr data-team={team.code}>
      <td data-label={text.name}>
        <span className="strong">{team.label[locale]}</span> <span className="quiet">{team.code}</span>
      </td>
      <td className="wrapped" data-label={text.leads}>
        {listed(team.leads)}
      </td>
      <td className="wrapped" data-label={text.members}>
        {listed(team.members)}
      </td>
      <td data-label={text.endsOn}>{team.ends_on ?? text.open}</td>
      <td data-label={text.state}>
        <span className={`admin-state ${hasEnded ? 'off' : ''}`}>
          <i />
          {hasEnded ? text.states.over : text.states.atWork}
        </span>
      </td>
      <td className="number">{canManage ? <TeamActions {...row} /> : null}</td>
    </tr>
  );
}

function TeamActions({ team, hasEnded, edit, end, remove }: Row) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const text = admin.teams;
  const name = team.label[locale];
  return (
    <span className="row-actions">
      {hasEnded ? null : (
        <Confirm title={text.endOf(name)} text={text.endText} ok={text.end} isDanger onConfirm={end}>
          <Button size="small" aria-label={text.endOf(name)}>
            {text.end}
          </Button>
        </Confirm>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={text.edit(name)}
        title={text.edit(name)}
        onClick={edit}
      >
        <Icon name="pencil" />
      </button>
      <Confirm
        title={text.removeOf(name)}
        text={text.removeText}
        ok={admin.remove}
        isDanger
        onConfirm={remove}
      >
        <button type="button" className="icon-button" aria-label={text.removeOf(name)}>
          <Icon name="bin" />
        </button>
      </Confirm>
    </span>
  );
}
