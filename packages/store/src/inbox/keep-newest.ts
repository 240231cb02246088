import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Of one person. */
const MOST_KEPT = 2000;

interface Box {
  readonly table: 'inbox_items' | 'withheld_items';
  /** What says which is newer. */
  readonly by: 'seq' | 'event_seq';
}

/** Of each of these people the newest stay, the older ones go. */
export async function keepNewest(
  transaction: Kysely<Tables>,
  { table, by }: Box,
  logins: Iterable<string>,
): Promise<void> {
  const { sql } = await import('kysely');
  const [box, order] = [sql.table(table), sql.ref(by)];
  for (const login of new Set(logins))
    await sql`DELETE FROM ${box} WHERE login = ${login} AND ${order} <= (
      SELECT ${order} FROM ${box} WHERE login = ${login} ORDER BY ${order} DESC LIMIT 1 OFFSET ${MOST_KEPT}
    )`.execute(transaction);
}
