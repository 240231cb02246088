import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { PlainRow, PlainSql } from '../dialects/database.ts';
import { canonicalJson, parseJson } from '../json.ts';
import type { LoadRow, Loads, RecordedLoad } from './loads.ts';

const CURRENT = `SELECT subject, name, table_name, body FROM loads WHERE is_present = 1 AND seq IN (
  SELECT max(seq) FROM loads GROUP BY subject, name) ORDER BY subject, name`;

/** In plain SQL: commands read pointers before they need anything else of the catalog. */
export function loadTable({ plain }: CatalogDatabase): Loads {
  return {
    async read() {
      const current = await plain.all(CURRENT);
      const pending = await plain.all(
        'SELECT subject, name, table_name, body FROM pending_loads ORDER BY name',
      );
      return { current: current.map(toLoad), pending: pending.map(toLoad) };
    },
    keepPending: ({ subject, name, table, body }, now) =>
      plain.write(async (all) => {
        await all('DELETE FROM pending_loads WHERE subject = ? AND name = ?', [subject, name]);
        await all(
          'INSERT INTO pending_loads (subject, name, table_name, body, recorded_at) VALUES (?, ?, ?, ?, ?)',
          [subject, name, table, canonicalJson(body), now.toISOString()],
        );
      }),
    commit: (rows, now) => plain.write((all) => commit(all, rows, now.toISOString())),
    async lastAt() {
      const [row] = await plain.all('SELECT max(recorded_at) AS at FROM loads');
      return row?.at == null ? null : String(row.at);
    },
    async history(subject, name, limit) {
      const rows = await plain.all(
        'SELECT * FROM loads WHERE subject = ? AND name = ? ORDER BY seq DESC LIMIT ?',
        [subject, name, limit],
      );
      return rows.map(toRecorded);
    },
  };
}

async function commit(all: PlainSql['all'], rows: readonly LoadRow[], at: string): Promise<void> {
  const keyOf = ({ subject, name }: LoadRow) => JSON.stringify([subject, name]);
  const before = new Map((await all(CURRENT)).map(toLoad).map((row) => [keyOf(row), row]));
  const kept = new Set(rows.map(keyOf));
  const changed = rows.filter((row) => {
    const old = before.get(keyOf(row));
    return (
      old === undefined || old.table !== row.table || canonicalJson(old.body) !== canonicalJson(row.body)
    );
  });
  const gone = [...before.values()].filter((row) => !kept.has(keyOf(row)));
  let [{ last } = { last: 0 }] = (await all('SELECT max(seq) AS last FROM loads')) as {
    last: number | null;
  }[];
  const add = async ({ subject, name, table, body }: LoadRow, isPresent: number) => {
    last = Number(last ?? 0) + 1;
    await all(
      'INSERT INTO loads (seq, subject, name, table_name, body, is_present, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [last, subject, name, table, canonicalJson(body), isPresent, at],
    );
  };
  for (const row of changed) await add(row, 1);
  for (const row of gone) await add({ ...row, table: null, body: null }, 0);
  await all('DELETE FROM pending_loads');
}

function toLoad(row: PlainRow): LoadRow {
  return {
    subject: row.subject === 'dataset' ? 'dataset' : 'relationship',
    name: String(row.name),
    table: row.table_name === null ? null : String(row.table_name),
    body: parseJson(String(row.body)),
  };
}

function toRecorded(row: PlainRow): RecordedLoad {
  return {
    ...toLoad(row),
    seq: Number(row.seq),
    recordedAt: String(row.recorded_at),
    isPresent: row.is_present === 1,
  };
}
