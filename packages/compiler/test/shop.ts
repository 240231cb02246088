import { parseDay } from '@plumbline/calendar';
import { assemble, type CompiledQuery, compile } from '@plumbline/compiler';
import { type Diagnostic, InternalError } from '@plumbline/diagnostics';
import { openMemory, quoteLiteral, quoteName, type Warehouse } from '@plumbline/engines';
import { buildModel, type Model, readDefinitions } from '@plumbline/model';
import {
  type DatasetFacts,
  type Facts,
  type MetricQuery,
  type MetricResult,
  resolveQuery,
} from '@plumbline/query';

/** Rows of one table: a line of column names, then a line for each row, cells separated by blanks. */
export type TableText = string;

/** A workspace from YAML whose facts are written down instead of measured. */
export interface Shop {
  readonly model: Model;
  readonly facts: Facts;
  readonly tables: Readonly<Record<string, TableText>>;
}

const ROOT = 'workspace: shop\nlocale: en\ncurrency: CNY\ntimezone: Asia/Shanghai\n';
/** 2024-07-01 */
const TODAY = 19_905;

export function openShop(definitions: string, tables: Readonly<Record<string, TableText>>): Shop {
  const read = readDefinitions(new Map([['plumbline.yaml', `${ROOT}${definitions}`]]), new Map());
  const { model, diagnostics } = buildModel(read.definitions, new Map());
  const errors = [...read.diagnostics, ...diagnostics].filter((d) => d.severity === 'error');
  if (errors.length > 0) throw new InternalError(JSON.stringify(errors));
  const datasets = new Map(
    Object.entries(tables).map(([name, text]) => [name, factsOf(model, name, text)] as const),
  );
  return { model, tables, facts: { datasets, total: new Set() } };
}

function factsOf(model: Model, name: string, text: TableText): DatasetFacts {
  const [header = [], ...rows] = cellsOf(text);
  const time = model.datasets.get(name)?.time;
  const at = time?.kind === 'field' ? header.indexOf(time.field) : -1;
  const days = rows.flatMap((row) => parseDay(row[at] ?? '') ?? []);
  return {
    version: '1',
    table: name,
    rows: rows.length,
    first: days.length === 0 ? null : Math.min(...days),
    last: days.length === 0 ? null : Math.max(...days),
    lastInstant: null,
    columns: new Set(header),
    distinct: new Map(),
  };
}

function cellsOf(text: TableText): readonly (readonly string[])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
}

/** What the compiler says of a question before any row is read. */
export function compiled(
  shop: Shop,
  query: MetricQuery,
): { readonly compiled: CompiledQuery | null; readonly diagnostics: readonly Diagnostic[] } {
  const resolved = resolveQuery(query, shop.model);
  if (resolved.query === null) throw new InternalError(JSON.stringify(resolved.diagnostics));
  return compile({ query: resolved.query, model: shop.model, facts: shop.facts, today: TODAY });
}

/** Asks the rows too. */
export async function answered(
  shop: Shop,
  query: MetricQuery,
): Promise<{ readonly result: MetricResult | null; readonly diagnostics: readonly Diagnostic[] }> {
  const asked = compiled(shop, query);
  if (asked.compiled === null) throw new InternalError(JSON.stringify(asked.diagnostics));
  const engine = await openMemory({ threads: 1 });
  try {
    await createTables(engine, shop);
    const { sql, params } = asked.compiled;
    return assemble(asked.compiled, await engine.run({ sql, params }));
  } finally {
    await engine.close();
  }
}

export async function createTables(engine: Warehouse, shop: Shop): Promise<void> {
  for (const name of Object.keys(shop.tables)) await makeTable(engine, shop, name);
}

async function makeTable(engine: Warehouse, { model, tables }: Shop, name: string): Promise<void> {
  const [header = [], ...rows] = cellsOf(tables[name] ?? '');
  const fields = model.datasets.get(name)?.fields;
  const types = header.map((column) => SQL_TYPES.get(fields?.get(column)?.type.kind ?? '') ?? 'VARCHAR');
  const columns = header.map((column, i) => `${quoteName(column)} ${types[i]}`);
  await engine.execute(`CREATE TABLE ${quoteName(name)} (${columns.join(', ')})`);
  if (rows.length === 0) return;
  const values = rows.map((row) => `(${row.map(quoteLiteral).join(', ')})`);
  await engine.execute(`INSERT INTO ${quoteName(name)} VALUES ${values.join(', ')}`);
}

const SQL_TYPES: ReadonlyMap<string, string> = new Map([
  ['integer', 'INTEGER'],
  ['date', 'DATE'],
  ['decimal', 'DECIMAL(18,2)'],
]);
