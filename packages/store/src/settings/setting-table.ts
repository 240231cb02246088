import type { CatalogDatabase } from '../database/catalog-database.ts';
import { appendEvent } from '../events/append-event.ts';
import { canonicalJson, parseJson } from '../json.ts';
import type { Settings } from './settings.ts';

export function settingTable(database: CatalogDatabase): Settings {
  return {
    async get(key) {
      const row = await (await database.read())
        .selectFrom('settings')
        .select('value')
        .where('key', '=', key)
        .executeTakeFirst();
      return row === undefined ? null : parseJson(row.value);
    },
    set: (key, value, writer) =>
      database.write(async (tx) => {
        const { by, now } = writer;
        await tx.deleteFrom('settings').where('key', '=', key).execute();
        if (value !== null)
          await tx
            .insertInto('settings')
            .values({ key, value: canonicalJson(value), updated_at: now.toISOString(), updated_by: by })
            .execute();
        await appendEvent(tx, { action: 'setting/set', objectKind: 'setting', objectId: key }, writer);
      }),
  };
}
