import { PlumblineError, report } from '@plumbline/diagnostics';
import { contentVersion } from '@plumbline/store';
import type { Workings } from '../center/workings.ts';
import { checkCode, checkGiving } from './checks.ts';
import type { Directory } from './directory.ts';
import { permit } from './permit.ts';
import { roleEntries } from './role-entries.ts';
import { ADMINISTRATOR_ROLE, templateOf } from './role-templates.ts';
import { writerOf } from './writer-of.ts';

export function rolesCase(workings: Workings): Pick<Directory, 'roles' | 'saveRole' | 'removeRole'> {
  const { roles, users } = workings.holder.store;
  const edited = () => roles.edited(workings.options.now());
  const entry = async (name: string) => roleEntries(await edited()).find((role) => role.name === name);
  return {
    async roles(principal) {
      permit(principal, 'see_people');
      const written = await edited();
      return roleEntries(written).map((role) => {
        const own = written.find(({ name }) => name === role.name) ?? null;
        return { ...role, version: contentVersion.role(role.isEdited ? own : null) };
      });
    },
    async saveRole(principal, { name, label, capabilities }, seen) {
      permit(principal, 'manage_roles');
      requireFree(name);
      checkCode(name);
      const before = await entry(name);
      checkGiving(principal, [...capabilities, ...(before?.capabilities ?? [])]);
      const written = [...new Set(capabilities)];
      const role = { name, label, capabilities: written };
      await roles.save(role, { ...writerOf(workings, principal), seen });
      const isBuiltIn = templateOf(name) !== null;
      return { ...role, isBuiltIn, isEdited: true, version: contentVersion.role(role) };
    },
    async removeRole(principal, name, seen) {
      permit(principal, 'manage_roles');
      requireFree(name);
      const template = templateOf(name);
      const before = await entry(name);
      checkGiving(principal, [...(before?.capabilities ?? []), ...(template?.capabilities ?? [])]);
      const holder = (await users.list()).find((user) => user.roles.includes(name));
      if (template === null && before !== undefined && holder !== undefined)
        throw new PlumblineError([report('people/role-in-use', { role: name, login: holder.login })]);
      return roles.remove(name, { ...writerOf(workings, principal), seen });
    },
  };
}

function requireFree(role: string): void {
  if (role === ADMINISTRATOR_ROLE) throw new PlumblineError([report('people/fixed-role', { role })]);
}
