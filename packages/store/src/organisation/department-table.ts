import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Kysely } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import { canonicalJson } from '../json.ts';
import { contentVersion } from '../people/content-version.ts';
import { remembered } from '../people/remembered.ts';
import { requireSeen } from '../people/require-seen.ts';
import type { SeenWriter } from '../store.ts';
import type { Text } from '../text.ts';
import type { Department, Departments } from './departments.ts';

type Transaction = Kysely<Tables>;

export function departmentTable(database: CatalogDatabase): Departments {
  const all = remembered(
    async () => departmentsNow(await database.read()),
    database,
    () => null,
  );
  return {
    list: async (now) => (await all('departments', now)) ?? [],
    save: (department, writer) => database.write((tx) => save(tx, department, writer)),
    remove: (code, writer) => database.write((tx) => remove(tx, code, writer)),
  };
}

export async function departmentsNow(kysely: Transaction): Promise<readonly Department[]> {
  const rows = await kysely.selectFrom('departments').selectAll().orderBy('code').execute();
  return rows.map(({ code, label, parent }) => ({ code, label: JSON.parse(label) as Text, parent }));
}

async function save(transaction: Transaction, department: Department, writer: SeenWriter): Promise<void> {
  const { code, label, parent } = department;
  const known = new Map((await departmentsNow(transaction)).map((one) => [one.code, one]));
  await requireSeen(transaction, nowOf(code, known.get(code)), writer);
  if (parent !== null && !known.has(parent))
    throw new PlumblineError([report('people/unknown-department', { code: parent })]);
  for (let at = parent, steps = 0; at !== null; at = known.get(at)?.parent ?? null, steps += 1)
    if (at === code || steps > known.size)
      throw new PlumblineError([report('people/department-cycle', { code, parent: parent ?? '' })]);
  const before = known.get(code);
  const row = { code, label: canonicalJson({ ...label }), parent };
  if (before === undefined) await transaction.insertInto('departments').values(row).execute();
  else await transaction.updateTable('departments').set(row).where('code', '=', code).execute();
  const told = (one: Department) => ({ label: { ...one.label }, parent: one.parent });
  const details = { before: before === undefined ? null : told(before), after: told(department) };
  await appendEvent(
    transaction,
    { action: 'department/save', objectKind: 'department', objectId: code, details },
    writer,
  );
}

function nowOf(code: string, department: Department | undefined) {
  const version = contentVersion.department(department ?? null);
  return { kind: 'department', id: code, name: code, version } as const;
}

async function remove(transaction: Transaction, code: string, writer: SeenWriter): Promise<boolean> {
  const found = (await departmentsNow(transaction)).find((one) => one.code === code);
  await requireSeen(transaction, nowOf(code, found), writer);
  const below = await transaction
    .selectFrom('departments')
    .select('code')
    .where('parent', '=', code)
    .limit(1)
    .execute();
  const people = await transaction
    .selectFrom('users')
    .select('login')
    .where('department', '=', code)
    .limit(1)
    .execute();
  const holds = people[0]?.login ?? below[0]?.code;
  if (holds !== undefined) throw new PlumblineError([report('people/department-in-use', { code, holds })]);
  const gone = await transaction.deleteFrom('departments').where('code', '=', code).executeTakeFirst();
  if (gone.numDeletedRows === 0n) return false;
  await appendEvent(
    transaction,
    { action: 'department/remove', objectKind: 'department', objectId: code },
    writer,
  );
  return true;
}
