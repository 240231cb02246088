import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { quoteName, type Warehouse } from '@plumbline/engines';

/** Drops every table and view not named in `keep`, and returns their names. For start-up and after pointers moved. */
export async function dropUnreferenced(
  warehouse: Warehouse,
  keep: ReadonlySet<string>,
): Promise<readonly string[]> {
  const { rows } = await warehouse.run({
    sql: "SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = 'main' ORDER BY 1",
    params: [],
  });
  const doomed = rows
    .map(([name, type]) => ({ name: String(name), view: type === 'VIEW' }))
    .filter(({ name }) => !keep.has(name));
  for (const { name } of doomed.filter((table) => table.view))
    await warehouse.execute(`DROP VIEW ${quoteName(name)}`);
  for (const { name } of doomed.filter((table) => !table.view))
    await warehouse.execute(`DROP TABLE ${quoteName(name)}`);
  return doomed.map(({ name }) => name);
}

/** Empties the stage of what a killed load left behind. Only while no load runs. */
export function clearStage(warehouse: Warehouse): void {
  if (warehouse.stage === null) return;
  for (const name of readdirSync(warehouse.stage))
    rmSync(join(warehouse.stage, name), { recursive: true, force: true });
}
