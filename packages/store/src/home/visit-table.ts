import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import type { Visits } from './visits.ts';

/** A page that asks often writes at most this often. */
const NOTED_EVERY_MS = 60_000;

export function visitTable(database: CatalogDatabase): Visits {
  return {
    async note(login, { now, pauseMs }) {
      const kysely = await database.read();
      const row = await kysely.selectFrom('visits').selectAll().where('login', '=', login).executeTakeFirst();
      const at = now.toISOString();
      const pause = row === undefined ? null : now.getTime() - Date.parse(row.last_at);
      if (row !== undefined && pause !== null && pause < NOTED_EVERY_MS) return row.before_at;
      const isNew = pause === null || pause > pauseMs;
      const next: Tables['visits'] = {
        login,
        began_at: isNew ? at : (row?.began_at ?? at),
        last_at: at,
        before_at: isNew ? (row?.last_at ?? null) : (row?.before_at ?? null),
      };
      await database.write((tx) =>
        tx
          .insertInto('visits')
          .values(next)
          .onConflict((on) => on.column('login').doUpdateSet(next))
          .execute(),
      );
      return next.before_at;
    },
  };
}
