import { parseDay } from '@plumbline/calendar';
import { fieldSql, rollupTables, rowSql } from '@plumbline/compiler';
import { quoteLiteral, quoteName, type Warehouse } from '@plumbline/engines';
import { treeSelect } from '@plumbline/ingest';
import {
  type Dataset,
  type Field,
  type Model,
  pathTo,
  type Tree,
  treeColumns,
  treeTable,
  type ValueType,
  validityOf,
} from '@plumbline/model';
import type { DatasetFacts, Facts, PeriodFacts } from '@plumbline/query';
import type { Database, Table } from '../reference/data/database.ts';
import type { Cell } from '../reference/value/cell.ts';

/** Makes one table for each dataset, fields under their names, and measures what bind needs. */
export async function makeTables(model: Model, database: Database, engine: Warehouse): Promise<Facts> {
  const columns = new Map<string, ReadonlySet<string>>();
  const pending = [...model.datasets.values()];
  for (let round = 0; pending.length > 0 && round < 20; round++) {
    for (const dataset of [...pending]) {
      const sql = selectOf(dataset, { model, database, columns });
      if (sql === null) continue;
      await engine.execute(`CREATE TABLE ${quoteName(dataset.name)} AS ${sql.select}`);
      columns.set(dataset.name, sql.fields);
      pending.splice(pending.indexOf(dataset), 1);
    }
  }
  const datasets = new Map<string, DatasetFacts>();
  for (const dataset of model.datasets.values()) {
    const known = columns.get(dataset.name);
    if (known !== undefined) datasets.set(dataset.name, await factsOf(dataset, model, known, engine));
  }
  for (const tree of model.hierarchies.values()) {
    if (tree.kind === 'tree') datasets.set(treeTable(tree.name), await makeTree(tree, model, engine));
  }
  const total = new Set<string>();
  const plain = model.relationships.filter((r) => r.asOf === null && validityOf(model, r) === null);
  for (const r of plain) if (await isTotal(r, columns, engine)) total.add(r.name);
  const facts: Facts = { datasets, total };
  const rolled = await makeRollups(model, facts, engine);
  return { ...facts, datasets: new Map([...datasets, ...rolled]) };
}

/** What is added up beforehand; as if it were of no rows, so that it is always worth reading. */
async function makeRollups(
  model: Model,
  facts: Facts,
  engine: Warehouse,
): Promise<ReadonlyMap<string, DatasetFacts>> {
  const made = new Map<string, DatasetFacts>();
  for (const { name, sql, columns, inputs, definition } of rollupTables(model, facts)) {
    await engine.execute(`CREATE TABLE ${quoteName(name)} AS ${sql}`);
    const versions = new Map(inputs.map((input) => [input, facts.datasets.get(input)?.version ?? '']));
    const fields = new Set(columns.map(({ field }) => field));
    const nothing = { rows: 0, first: null, last: null, lastInstant: null, distinct: new Map() };
    made.set(name, {
      version: 'test',
      table: name,
      columns: fields,
      addedUp: { definition, versions },
      ...nothing,
    });
  }
  return made;
}

/** The pairs of member and ancestor, as a load makes them. */
async function makeTree(
  tree: Tree,
  { datasets, workspace }: Model,
  engine: Warehouse,
): Promise<DatasetFacts> {
  const { name: hierarchy, dataset, key, ...columns } = tree;
  const table = treeTable(hierarchy);
  const members = datasets.get(dataset) as Dataset;
  const { history } = members;
  const at = history?.recordedAt ?? '';
  const type = members.fields.get(at)?.type;
  const zone = type?.kind === 'timestamp' && type.zoned ? (members.timezone ?? workspace.timezone) : null;
  const recorded = history && { at, zone, prefer: history.prefer };
  const named = { hierarchy, table: dataset, key: { dataset: table, field: key } };
  const task = { ...columns, ...named, recorded, columns: [] };
  await engine.execute(`CREATE TABLE ${quoteName(table)} AS ${treeSelect(task)}`);
  const nothing = { rows: 0, first: null, last: null, lastInstant: null, distinct: new Map() };
  return {
    version: 'test',
    table,
    columns: new Set(treeColumns(tree, members).map(({ field }) => field)),
    ...nothing,
  };
}

interface Sources {
  readonly model: Model;
  readonly database: Database;
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Selected {
  readonly select: string;
  readonly fields: ReadonlySet<string>;
}

/** null while a dataset it is made of has no table yet. */
function selectOf(dataset: Dataset, sources: Sources): Selected | null {
  const { source } = dataset;
  if (source.kind === 'union') return unionOf(dataset, source, sources);
  if (source.kind === 'distinct') {
    const members = source.fields.map((f) =>
      sources.columns.get(f.dataset)?.has(f.field)
        ? `SELECT ${quoteName(f.field)} AS v FROM ${quoteName(f.dataset)}`
        : null,
    );
    if (members.includes(null)) return null;
    const field = dataset.primaryKey[0] ?? source.fields[0]?.field ?? 'value';
    return {
      select: `SELECT DISTINCT v AS ${quoteName(field)} FROM (${members.join(' UNION ALL ')}) WHERE v IS NOT NULL`,
      fields: new Set([field]),
    };
  }
  const table = sources.database.get(dataset.name);
  return table === undefined ? null : storedOf(dataset, table, sources.model);
}

function storedOf(dataset: Dataset, table: Table, model: Model): Selected {
  const fields = [...dataset.fields.values()];
  const stored = fields.filter((f) => f.column !== null);
  const computed = fields.flatMap((f) => {
    const sql =
      f.expression !== null && JSON.stringify(f.expression).includes('"kind":"column"')
        ? fieldSql(model, dataset.name, f.name)
        : null;
    return sql === null ? [] : [{ name: f.name, sql }];
  });
  const own = stored.map(
    (f) => `CAST(raw.${quoteName(f.column ?? f.name)} AS ${sqlType(f.type)}) AS ${quoteName(f.name)}`,
  );
  const named = `SELECT ${[...own, ...(computed.length > 0 ? ['raw.*'] : [])].join(', ')} FROM (${valuesOf(table)}) AS raw`;
  const names = [
    ...stored.map((f) => quoteName(f.name)),
    ...computed.map((c) => `${c.sql} AS ${quoteName(c.name)}`),
  ];
  const select = computed.length === 0 ? named : `SELECT ${names.join(', ')} FROM (${named})`;
  return { select, fields: new Set([...stored.map((f) => f.name), ...computed.map((c) => c.name)]) };
}

function valuesOf(table: Table): string {
  const names = table.columns.map((c) => quoteName(c.name)).join(', ');
  const types = table.columns.map((c) => `CAST(NULL AS ${sqlType(c.type)})`).join(', ');
  const rows = table.rows.map(
    (row) => `(${row.map((cell, i) => cellSql(cell, table.columns[i]?.type)).join(', ')})`,
  );
  const empty = `SELECT * FROM (VALUES (${types})) AS none(${names}) WHERE false`;
  return rows.length === 0
    ? empty
    : `${empty} UNION ALL SELECT * FROM (VALUES ${rows.join(', ')}) AS given(${names})`;
}

function cellSql(cell: Cell, type: ValueType | undefined): string {
  if (cell === null) return 'NULL';
  const text = quoteLiteral(String(cell));
  return type === undefined ? text : `CAST(${text} AS ${sqlType(type)})`;
}

function unionOf(
  dataset: Dataset,
  source: Extract<Dataset['source'], { kind: 'union' }>,
  { model, columns }: Sources,
): Selected | null {
  // As a load does: what some member computes in the query is no column, so that its rows do not look empty.
  const isStored = ({ name, column, formula, expression }: Field) =>
    formula === null &&
    expression === null &&
    source.members.every(({ dataset: member, set }) => {
      const own = column ?? name;
      const isOwn = model.datasets.get(member)?.fields.has(own) === true && !set.has(name);
      return !isOwn || columns.get(member)?.has(own) === true;
    });
  const fields = [...dataset.fields.values()].filter(isStored);
  const branches = source.members.map((member) => {
    const known = columns.get(member.dataset);
    if (known === undefined) return null;
    const items = fields.map((f) => {
      const set = member.set.get(f.name);
      const own = f.column ?? f.name;
      const value = set === undefined ? known.has(own) && quoteName(own) : rowSql(set, member.dataset, model);
      return `CAST(${value || 'NULL'} AS ${sqlType(f.type)}) AS ${quoteName(f.name)}`;
    });
    return `SELECT ${items.join(', ')} FROM ${quoteName(member.dataset)}`;
  });
  if (branches.includes(null)) return null;
  return { select: branches.join(' UNION ALL '), fields: new Set(fields.map((f) => f.name)) };
}

async function factsOf(
  dataset: Dataset,
  model: Model,
  columns: ReadonlySet<string>,
  engine: Warehouse,
): Promise<DatasetFacts> {
  const periods = await periodsOf(dataset, model, engine);
  const base = {
    version: 'test',
    table: dataset.name,
    columns,
    distinct: new Map<string, number>(),
    ...(periods.size === 0 ? {} : { periods }),
  };
  const count = await engine.run({ sql: `SELECT count(*) FROM ${quoteName(dataset.name)}`, params: [] });
  const rows = Number(count.rows[0]?.[0] ?? 0);
  const closes = closesSql(dataset, model);
  if (closes !== null) {
    const [line] = (await engine.run({ sql: closes, params: [] })).rows;
    const day = (cell: unknown) => (typeof cell === 'string' ? parseDay(cell) : null);
    return { ...base, rows, first: day(line?.[0]), last: day(line?.[1]), lastInstant: null };
  }
  const from = dataset.time === null ? dataset.valid?.from : undefined;
  const time =
    from === undefined
      ? dataset.time
      : ({ kind: 'field', dataset: dataset.name, field: from, relationship: null } as const);
  const path = time === null ? null : pathTo(model, dataset.name, time);
  const none = { ...base, rows, first: null, last: null, lastInstant: null };
  if (path === null || path.kind !== 'found') return none;
  const joins = path.path.steps.map((step, i) => {
    const on = step.fromColumns.map(
      (c, j) => `t${i}.${quoteName(c)} = t${i + 1}.${quoteName(step.toColumns[j] ?? c)}`,
    );
    return ` LEFT JOIN ${quoteName(step.to)} AS t${i + 1} ON ${on.join(' AND ')}`;
  });
  const owner = model.datasets.get(path.path.dataset);
  const type = owner?.fields.get(path.path.field)?.type;
  const zone = owner?.timezone ?? model.workspace.timezone;
  const column = `t${path.path.steps.length}.${quoteName(path.path.field)}`;
  const value =
    type?.kind === 'timestamp' && type.zoned ? `timezone(${quoteLiteral(zone)}, ${column})` : column;
  const rowsRead = `SELECT ${value} AS v, ${happenedSql(dataset, model)} AS happened FROM ${quoteName(dataset.name)} AS t0${joins.join('')}`;
  const sql = `SELECT CAST(min(v) AS DATE), CAST(max(v) AS DATE), CAST(max(v) AS TIMESTAMP), CAST(max(v) FILTER (WHERE happened) AS DATE) FROM (${rowsRead})`;
  const [line] = (await engine.run({ sql, params: [] })).rows;
  const day = (cell: unknown) => (typeof cell === 'string' ? parseDay(cell) : null);
  const instant = type?.kind === 'timestamp' && typeof line?.[2] === 'string' ? line[2] : null;
  const plans = dataset.scenarios === undefined ? {} : { happened: day(line?.[3]) };
  return { ...none, first: day(line?.[0]), last: day(line?.[1]), lastInstant: instant, ...plans };
}

/** Of a dataset that lists the members of grains: its rows. */
async function periodsOf(
  { name }: Dataset,
  model: Model,
  engine: Warehouse,
): Promise<NonNullable<DatasetFacts['periods']>> {
  const periods = new Map<string, readonly PeriodFacts[]>();
  for (const { name: calendar, dataset, grain, key, start, end } of model.calendars.values()) {
    if (dataset !== name || grain === null) continue;
    const label = key === null ? 'NULL' : `CAST(${quoteName(key)} AS VARCHAR)`;
    const sql = `SELECT ${label}, ${quoteName(start)}, ${quoteName(end)} FROM ${quoteName(name)}`;
    const { rows } = await engine.run({ sql, params: [] });
    const day = (cell: unknown) => (typeof cell === 'string' ? parseDay(cell) : null);
    periods.set(
      calendar,
      rows.map((row) => ({
        label: row[0] == null ? null : String(row[0]),
        from: day(row[1]),
        to: day(row[2]),
      })),
    );
  }
  return periods;
}

/** Of a dataset with scenarios the rows of what happened; of others all. */
function happenedSql({ name, scenarios, through }: Dataset, model: Model): string {
  const path = scenarios === undefined ? null : pathTo(model, name, scenarios.field);
  const actual = scenarios?.names.actual;
  if (path?.kind !== 'found' || actual === undefined || through.kind !== 'data') return 'true';
  const [step, ...more] = path.path.steps;
  const is = (table: string) => `${table}.${quoteName(path.path.field)} = ${quoteLiteral(actual)}`;
  if (step === undefined) return `coalesce(${is('t0')}, false)`;
  if (more.length > 0) throw new Error(`${name}: the scenario is more than one step away`);
  const on = step.fromColumns.map((c, i) => `t0.${quoteName(c)} = s.${quoteName(step.toColumns[i] ?? c)}`);
  return `EXISTS (SELECT 1 FROM ${quoteName(step.to)} AS s WHERE ${[...on, is('s')].join(' AND ')})`;
}

/** First and last day that rows count on, where their calendar closes periods on other days. */
function closesSql({ name, calendar }: Dataset, model: Model): string | null {
  const listed = model.calendars.get(calendar?.name ?? '');
  if (calendar === null || listed?.close == null || calendar.recorded.kind !== 'field') return null;
  const own = `CAST(t0.${quoteName(calendar.recorded.field)} AS DATE)`;
  const counted = `coalesce(t1.${quoteName(listed.end)}, ${own})`;
  const on = `${own} = t1.${quoteName(listed.close)}`;
  return `SELECT min(${counted}), max(${counted}) FROM ${quoteName(name)} AS t0 LEFT JOIN ${quoteName(listed.dataset)} AS t1 ON ${on}`;
}

async function isTotal(
  r: Model['relationships'][number],
  columns: ReadonlyMap<string, ReadonlySet<string>>,
  engine: Warehouse,
): Promise<boolean> {
  if (!r.fromColumns.every((c) => columns.get(r.from)?.has(c)) || !columns.has(r.to)) return false;
  const on = r.fromColumns
    .map((c, i) => `f.${quoteName(c)} = t.${quoteName(r.toColumns[i] ?? c)}`)
    .join(' AND ');
  const sql = `SELECT count(*) FROM ${quoteName(r.from)} AS f WHERE NOT EXISTS (SELECT 1 FROM ${quoteName(r.to)} AS t WHERE ${on})`;
  const found = await engine.run({ sql, params: [] });
  return found.rows[0]?.[0] === '0';
}

function sqlType(type: ValueType): string {
  if (type.kind === 'decimal') return `DECIMAL(${type.precision}, ${type.scale})`;
  if (type.kind === 'timestamp') return type.zoned ? 'TIMESTAMPTZ' : 'TIMESTAMP';
  if (type.kind === 'text' || type.kind === 'null') return 'VARCHAR';
  return type.kind.toUpperCase();
}
