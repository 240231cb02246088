import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { quoteLiteral, quoteName } from '@plumbline/engines';
import { rawFile } from './raw-file.ts';
import type { Session } from './session.ts';
import type { Files, Step, Table } from './table.ts';

/** A file that was written: path below `data/` and its rows. */
export interface WrittenTable {
  readonly name: string;
  readonly paths: readonly string[];
  readonly rows: number;
}

/** Runs the steps in order; every table is written below `out` and readable by its name afterwards. */
export async function runSteps(
  session: Session,
  steps: readonly Step[],
  at: { readonly out: string; readonly onStep: (name: string, done: number, of: number) => void },
): Promise<readonly WrittenTable[]> {
  const written: WrittenTable[] = [];
  for (const [i, step] of steps.entries()) {
    at.onStep(step.name, i, steps.length);
    if (step.kind === 'work') await step.run(session);
    else if (step.layout === 'single') written.push(await writeSingle(session, step, at.out));
    else written.push(await writeMonthly(session, step, at.out));
  }
  return written;
}

async function writeSingle(session: Session, table: Table, out: string): Promise<WrittenTable> {
  const format = table.format ?? 'parquet';
  const path = join(table.folder ?? '', `${table.name}.${format}`);
  const name = quoteName(table.name);
  await session.run(
    `CREATE TABLE ${name} AS SELECT * FROM (${table.select(session.context, '', filesIn(session, out))}) ORDER BY ${table.orderBy}`,
  );
  await mkdir(dirname(join(out, path)), { recursive: true });
  await session.run(copy(`SELECT * FROM ${name}`, join(out, path), format));
  return { name: table.name, paths: [path], rows: await countOf(session, name) };
}

async function writeMonthly(session: Session, table: Table, out: string): Promise<WrittenTable> {
  const parts = table.parts?.(session.context) ?? session.context.months;
  const folder = join(table.folder ?? '', table.name);
  await mkdir(join(out, folder), { recursive: true });
  const paths: string[] = [];
  for (const part of parts) {
    const path = join(folder, `${part}.parquet`);
    const select = `SELECT * FROM (${table.select(session.context, part, filesIn(session, out))}) ORDER BY ${table.orderBy}`;
    await session.run(copy(select, join(out, path), 'parquet'));
    paths.push(path);
  }
  const files = paths.map((path) => quoteLiteral(join(out, path))).join(', ');
  await session.run(`CREATE VIEW ${quoteName(table.name)} AS SELECT * FROM read_parquet([${files}])`);
  return { name: table.name, paths, rows: await countOf(session, quoteName(table.name)) };
}

const filesIn = ({ scratch }: Session, out: string): Files => ({
  of: (table, part) => `read_parquet(${quoteLiteral(join(out, table, `${part}.parquet`))})`,
  raw: (what, part) => `read_parquet(${quoteLiteral(rawFile(scratch, what, part))})`,
});

const copy = (select: string, path: string, format: 'parquet' | 'csv'): string => {
  const how = format === 'csv' ? 'FORMAT csv, HEADER' : 'FORMAT parquet, COMPRESSION zstd';
  return `COPY (${select}) TO ${quoteLiteral(path)} (${how})`;
};

async function countOf(session: Session, name: string): Promise<number> {
  const rows = await session.all(`SELECT count(*)::INTEGER FROM ${name}`);
  return Number(rows[0]?.[0] ?? 0);
}
