import type { Kysely } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import { canonicalJson } from '../json.ts';
import type { Text } from '../text.ts';
import { contentVersion } from './content-version.ts';
import { remembered } from './remembered.ts';
import { requireSeen } from './require-seen.ts';
import type { EditedRole, Roles } from './roles.ts';

export function roleTable(database: CatalogDatabase): Roles {
  const all = remembered(
    async () => rolesNow(await database.read()),
    database,
    () => null,
  );
  return {
    edited: async (now) => (await all('roles', now)) ?? [],
    save: (role, writer) =>
      database.write(async (tx) => {
        const before = await find(tx, role.name);
        await requireSeen(tx, nowOf(role.name, before), writer);
        const row = {
          name: role.name,
          label: canonicalJson({ ...role.label }),
          capabilities: canonicalJson([...role.capabilities]),
          updated_at: writer.now.toISOString(),
          updated_by: writer.by,
        };
        if (before === null) await tx.insertInto('roles').values(row).execute();
        else await tx.updateTable('roles').set(row).where('name', '=', role.name).execute();
        const details = {
          before: before === null ? null : [...before.capabilities],
          after: [...role.capabilities],
        };
        await appendEvent(
          tx,
          { action: 'role/save', objectKind: 'role', objectId: role.name, details },
          writer,
        );
      }),
    remove: (name, writer) =>
      database.write(async (tx) => {
        await requireSeen(tx, nowOf(name, await find(tx, name)), writer);
        const gone = await tx.deleteFrom('roles').where('name', '=', name).executeTakeFirst();
        if (gone.numDeletedRows === 0n) return false;
        await appendEvent(tx, { action: 'role/remove', objectKind: 'role', objectId: name }, writer);
        return true;
      }),
  };
}

async function find(transaction: Kysely<Tables>, name: string): Promise<EditedRole | null> {
  const row = await transaction.selectFrom('roles').selectAll().where('name', '=', name).executeTakeFirst();
  return row === undefined ? null : toRole(row);
}

function nowOf(name: string, role: EditedRole | null) {
  return { kind: 'role', id: name, name, version: contentVersion.role(role) } as const;
}

export async function rolesNow(kysely: Kysely<Tables>): Promise<readonly EditedRole[]> {
  const rows = await kysely.selectFrom('roles').selectAll().orderBy('name').execute();
  return rows.map(toRole);
}

function toRole(row: {
  readonly name: string;
  readonly label: string;
  readonly capabilities: string;
}): EditedRole {
  return {
    name: row.name,
    label: JSON.parse(row.label) as Text,
    capabilities: JSON.parse(row.capabilities) as readonly string[],
  };
}
