import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Team } from '@plumbline/store';
import type { Workings } from '../center/workings.ts';
import { checkCode, checkDay } from './checks.ts';
import type { Directory, TeamEntry } from './directory.ts';
import { permit } from './permit.ts';
import { writerOf } from './writer-of.ts';

type OrganisationCase =
  | 'departments'
  | 'saveDepartment'
  | 'removeDepartment'
  | 'teams'
  | 'saveTeam'
  | 'removeTeam';

export function organisationCase(workings: Workings): Pick<Directory, OrganisationCase> {
  const { users, departments, teams } = workings.holder.store;
  return {
    async departments(principal) {
      permit(principal, 'see_people');
      return departments.list(workings.options.now());
    },
    async saveDepartment(principal, department) {
      permit(principal, 'manage_people');
      checkCode(department.code);
      await departments.save(department, writerOf(workings, principal));
    },
    async removeDepartment(principal, code) {
      permit(principal, 'manage_people');
      return departments.remove(code, writerOf(workings, principal));
    },
    async teams(principal) {
      permit(principal, 'see_people');
      const logins = new Map((await users.list()).map(({ id, login }) => [id, login]));
      return (await teams.list()).map((team) => entryOf(team, logins));
    },
    async saveTeam(principal, { code, label, endsOn, members, leads }) {
      permit(principal, 'manage_people');
      checkCode(code);
      if (endsOn !== null) checkDay(endsOn);
      const ids = new Map((await users.list()).map(({ id, login }) => [login, id]));
      const named = [...new Set([...leads, ...members])];
      const unknown = named.filter((login) => !ids.has(login));
      if (unknown.length > 0)
        throw new PlumblineError(unknown.map((id) => report('store/unknown-user', { id })));
      const written = named.map((login) => ({
        userId: ids.get(login) ?? '',
        isLead: leads.includes(login),
      }));
      await teams.save({ code, label, endsOn, members: written }, writerOf(workings, principal));
    },
    async removeTeam(principal, code) {
      permit(principal, 'manage_people');
      return teams.remove(code, writerOf(workings, principal));
    },
  };
}

function entryOf({ members, ...team }: Team, logins: ReadonlyMap<string, string>): TeamEntry {
  const named = members.map(({ userId, isLead }) => ({ login: logins.get(userId) ?? userId, isLead }));
  const loginsWhere = (isLead: boolean) =>
    named
      .filter((one) => one.isLead === isLead)
      .map(({ login }) => login)
      .sort();
  return { ...team, members: loginsWhere(false), leads: loginsWhere(true) };
}
