import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Team } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { checkSightChange } from './check-sight-change.ts';
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
  /** What is below a department decides what its people see: one's own too, whoever has one. */
  const checkTree = (principal: Principal) =>
    checkSightChange(workings, principal, {
      names: ['departments'],
      isOneself: typeof principal.attributes?.department === 'string',
    });
  const checkTeam = async (principal: Principal, { code, ids, endsOn }: Joined) => {
    const known = (await teams.list()).find((team) => team.code === code);
    const before = (known?.members ?? []).map(({ userId }) => userId);
    const changed = [...before, ...ids].filter((id) => !before.includes(id) || !ids.includes(id));
    const moved = known !== undefined && known.endsOn !== endsOn ? [...changed, ...before] : changed;
    if (moved.length === 0) return;
    const logins = new Set(
      (await users.list()).flatMap(({ id, login }) => (moved.includes(id) ? [login] : [])),
    );
    const isOneself = logins.has(principal.user) || logins.has(principal.inPlaceOf ?? '');
    checkSightChange(workings, principal, { names: ['teams'], isOneself });
  };
  return {
    async departments(principal) {
      permit(principal, 'see_people');
      return departments.list(workings.options.now());
    },
    async saveDepartment(principal, department) {
      permit(principal, 'manage_people');
      checkCode(department.code);
      const known = (await departments.list(workings.options.now())).find(
        ({ code }) => code === department.code,
      );
      if ((known?.parent ?? null) !== department.parent) checkTree(principal);
      await departments.save(department, writerOf(workings, principal));
    },
    async removeDepartment(principal, code) {
      permit(principal, 'manage_people');
      checkTree(principal);
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
      await checkTeam(principal, { code, ids: written.map(({ userId }) => userId), endsOn });
      await teams.save({ code, label, endsOn, members: written }, writerOf(workings, principal));
    },
    async removeTeam(principal, code) {
      permit(principal, 'manage_people');
      await checkTeam(principal, { code, ids: [], endsOn: null });
      return teams.remove(code, writerOf(workings, principal));
    },
  };
}

/** Who is to be in a team, and until when. */
interface Joined {
  readonly code: string;
  readonly ids: readonly string[];
  readonly endsOn: string | null;
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
