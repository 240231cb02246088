import { CAPABILITY_NAMES, type Capability } from '@plumbline/diagnostics';
import type { Text } from '@plumbline/model';
import type { EditedRole } from '@plumbline/store';
import { ADMINISTRATOR_ROLE, ROLE_TEMPLATES, templateOf } from './role-templates.ts';

export interface RoleEntry {
  readonly name: string;
  readonly label: Text;
  readonly capabilities: readonly Capability[];
  /** Every workspace has it; it can be put back as it came, not removed. */
  readonly isBuiltIn: boolean;
  /** Written by somebody: as it came no longer, or a role of this workspace. */
  readonly isEdited: boolean;
}

/** Every role of a workspace: those it comes with, as edited here, then its own. */
export function roleEntries(edited: readonly EditedRole[]): readonly RoleEntry[] {
  const written = new Map(edited.map((role) => [role.name, role]));
  const names = [...new Set([...Object.keys(ROLE_TEMPLATES), ...written.keys()])];
  return names.flatMap((name) => {
    const template = templateOf(name);
    const role = name === ADMINISTRATOR_ROLE ? template : (written.get(name) ?? template);
    if (role === null) return [];
    const given: readonly string[] = role.capabilities;
    return [
      {
        name,
        label: role.label,
        capabilities: CAPABILITY_NAMES.filter((one) => given.includes(one)),
        isBuiltIn: template !== null,
        isEdited: role !== template,
      },
    ];
  });
}

/** What these roles give together, in the order in which capabilities are shown. */
export function capabilitiesOf(
  roles: readonly string[],
  entries: readonly RoleEntry[],
): ReadonlySet<Capability> {
  const given = new Set(
    entries.filter(({ name }) => roles.includes(name)).flatMap(({ capabilities }) => capabilities),
  );
  return new Set(CAPABILITY_NAMES.filter((capability) => given.has(capability)));
}
