import { PlumblineError, report } from '@plumbline/diagnostics';
import { contentVersion, type Department, type Team } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { checkSightChange } from './check-sight-change.ts';
import { checkCode, checkDay } from './checks.ts';
import type { Directory, TeamEntry, Versioned } from './directory.ts';
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
      return (await departments.list(workings.options.now())).map(versioned);
    },
    async saveDepartment(principal, department, seen) {
      permit(principal, 'manage_people');
      checkCode(department.code);
      const known = (await departments.list(workings.options.now())).find(
        ({ code }) => code === department.code,
      );
      if ((known?.parent ?? null) !== department.parent) checkTree(principal);
      await departments.save(department, { ...writerOf(workings, principal), seen });
      return versioned(department);
    },
    async removeDepartment(principal, code, seen) {
      permit(principal, 'manage_people');
      checkTree(principal);
      return departments.remove(code, { ...writerOf(workings, principal), seen });
    },
    async teams(principal) {
      permit(principal, 'see_people');
      const logins = new Map((await users.list()).map(({ id, login }) => [id, login]));
      return (await teams.list()).map((team) => entryOf(team, logins));
    },
    async saveTeam(principal, { code, label, endsOn, members, leads }, seen) {
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
      const team = { code, label, endsOn, members: written };
      await teams.save(team, { ...writerOf(workings, principal), seen });
      return entryOf(team, new Map([...ids].map(([login, id]) => [id, login])));
    },
    async removeTeam(principal, code, seen) {
      permit(principal, 'manage_people');
      await checkTeam(principal, { code, ids: [], endsOn: null });
      return teams.remove(code, { ...writerOf(workings, principal), seen });
    },
  };
}

/** Who is to be in a team, and until when. */
interface Joined {
  readonly code: string;
  readonly ids: readonly string[];
  readonly endsOn: string | null;
}

function versioned(department: Department): Versioned<Department> {
  return { ...department, version: contentVersion.department(department) };
}

function entryOf(whole: Team, logins: ReadonlyMap<string, string>): Versioned<TeamEntry> {
  const { members, ...team } = whole;
  const named = members.map(({ userId, isLead }) => ({ login: logins.get(userId) ?? userId, isLead }));
  const loginsWhere = (isLead: boolean) =>
    named
      .filter((one) => one.isLead === isLead)
      .map(({ login }) => login)
      .sort();
  const version = contentVersion.team(whole);
  return { ...team, members: loginsWhere(false), leads: loginsWhere(true), version };
}
