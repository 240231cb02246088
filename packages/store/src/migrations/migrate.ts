import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Database, PlainSql } from '../dialects/database.ts';
import { checksumOf } from './checksum.ts';
import type { Migration } from './migration.ts';

/**
 * Brings the schema up to the last step, each step in a transaction of its own. Throws PlumblineError `store/newer` when
 * the database has steps that this program does not know, `store/migration-edited` when one it ran has changed since.
 */
export async function migrate(
  { plain, words, inTurn }: Database,
  migrations: readonly Migration[],
  now: Date,
): Promise<void> {
  const hasTable = (await plain.all(words.isSchemaTable, ['migrations'])).length > 0;
  if (hasTable && (await waiting(plain.all, migrations)).length === 0) return;
  const { text } = words;
  const write = (work: (all: PlainSql['all']) => Promise<void>) => inTurn(() => plain.write(work));
  await write(async (all) => {
    await all(
      `CREATE TABLE IF NOT EXISTS migrations (position INTEGER PRIMARY KEY, name ${text} NOT NULL, checksum ${text} NOT NULL, applied_at ${text} NOT NULL)`,
    );
  });
  for (const migration of migrations) {
    await write(async (all) => {
      if (!(await waiting(all, migrations)).includes(migration)) return;
      for (const statement of migration.statements(words)) await all(statement);
      const position = migrations.indexOf(migration) + 1;
      await all('INSERT INTO migrations (position, name, checksum, applied_at) VALUES (?, ?, ?, ?)', [
        position,
        migration.name,
        checksumOf(migration),
        now.toISOString(),
      ]);
    });
  }
}

/** Steps still to run, after those that ran were compared with ours. */
async function waiting(
  all: PlainSql['all'],
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const applied = await all('SELECT position, name, checksum FROM migrations ORDER BY position');
  for (const [i, { name, checksum }] of applied.entries()) {
    const known = migrations[i];
    if (known === undefined) throw new PlumblineError([report('store/newer', { step: String(name) })]);
    if (known.name !== name || checksumOf(known) !== checksum)
      throw new PlumblineError([report('store/migration-edited', { step: String(name) })]);
  }
  return migrations.slice(applied.length);
}
