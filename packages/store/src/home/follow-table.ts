import type { CatalogDatabase } from '../database/catalog-database.ts';
import { canonicalJson } from '../json.ts';
import { replaceReferences } from '../references/reference-table.ts';
import type { Follows } from './follows.ts';

/** Kind under which a list of followed metrics writes its references; its id is the login. */
const KIND = 'follow';

export function followTable(database: CatalogDatabase): Follows {
  return {
    async of(login) {
      const row = await (await database.read())
        .selectFrom('follows')
        .select('metrics')
        .where('login', '=', login)
        .executeTakeFirst();
      return row === undefined ? null : (JSON.parse(row.metrics) as readonly string[]);
    },
    set: (login, metrics, now) =>
      database.write(async (tx) => {
        const row = { login, metrics: canonicalJson(metrics), updated_at: now.toISOString() };
        await tx
          .insertInto('follows')
          .values(row)
          .onConflict((on) => on.column('login').doUpdateSet(row))
          .execute();
        const references = metrics.map((targetId) => ({ targetKind: 'metric', targetId, role: 'follow' }));
        await replaceReferences(tx, [{ kind: KIND, id: login, references }]);
      }),
  };
}
