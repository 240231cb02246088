import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Workings } from '../center/workings.ts';
import { checkCode, checkGiving } from './checks.ts';
import type { Directory } from './directory.ts';
import { permit } from './permit.ts';
import { roleEntries } from './role-entries.ts';
import { ADMINISTRATOR_ROLE, templateOf } from './role-templates.ts';
import { writerOf } from './writer-of.ts';

export function rolesCase(workings: Workings): Pick<Directory, 'roles' | 'saveRole' | 'removeRole'> {
  const { roles, users } = workings.holder.store;
  const entries = async () => roleEntries(await roles.edited(workings.options.now()));
  const entry = async (name: string) => (await entries()).find((role) => role.name === name);
  return {
    async roles(principal) {
      permit(principal, 'see_people');
      return entries();
    },
    async saveRole(principal, { name, label, capabilities }) {
      permit(principal, 'manage_roles');
      requireFree(name);
      checkCode(name);
      const before = await entry(name);
      checkGiving(principal, [...capabilities, ...(before?.capabilities ?? [])]);
      const written = [...new Set(capabilities)];
      await roles.save({ name, label, capabilities: written }, writerOf(workings, principal));
      const isBuiltIn = templateOf(name) !== null;
      return { name, label, capabilities: written, isBuiltIn, isEdited: true };
    },
    async removeRole(principal, name) {
      permit(principal, 'manage_roles');
      requireFree(name);
      const template = templateOf(name);
      const before = await entry(name);
      checkGiving(principal, [...(before?.capabilities ?? []), ...(template?.capabilities ?? [])]);
      const holder = (await users.list()).find((user) => user.roles.includes(name));
      if (template === null && before !== undefined && holder !== undefined)
        throw new PlumblineError([report('people/role-in-use', { role: name, login: holder.login })]);
      return roles.remove(name, writerOf(workings, principal));
    },
  };
}

function requireFree(role: string): void {
  if (role === ADMINISTRATOR_ROLE) throw new PlumblineError([report('people/fixed-role', { role })]);
}
