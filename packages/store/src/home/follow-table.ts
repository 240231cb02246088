import type { Kysely } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { canonicalJson } from '../json.ts';
import { replaceReferences } from '../references/reference-table.ts';
import type { Follows } from './follows.ts';

/** Kind under which a list of followed metrics writes its references; its id is the login. */
const KIND = 'follow';

export function followTable(database: CatalogDatabase): Follows {
  return {
    of: async (login) => chosenBy(await database.read(), login),
    change: (login, make, now) =>
      database.write(async (tx) => {
        const metrics = make(await chosenBy(tx, login));
        if (metrics === null) return null;
        const row = { login, metrics: canonicalJson(metrics), updated_at: now.toISOString() };
        await tx
          .insertInto('follows')
          .values(row)
          .onConflict((on) => on.column('login').doUpdateSet(row))
          .execute();
        const references = metrics.map((targetId) => ({ targetKind: 'metric', targetId, role: 'follow' }));
        await replaceReferences(tx, [{ kind: KIND, id: login, references }]);
        return metrics;
      }),
  };
}

async function chosenBy(kysely: Kysely<Tables>, login: string): Promise<readonly string[] | null> {
  const row = await kysely
    .selectFrom('follows')
    .select('metrics')
    .where('login', '=', login)
    .executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.metrics) as readonly string[]);
}
