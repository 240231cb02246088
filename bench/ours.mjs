import { readdirSync, readFileSync } from 'node:fs';
import { rowsOf } from './database.mjs';
import { tables as own } from './generate.mjs';

const folder = new URL('workspace/', import.meta.url);

/** Plumbline's own SQL for a MetricQuery over the tables that are there; null (and a word why) before it is built. */
export async function openOurs(connection, { files = workspaceFiles(), tables = own } = {}) {
  const plumbline = await importPackages();
  if (plumbline === null) return null;
  const model = readModel(plumbline, files, await inspect(connection, tables));
  const facts = await measure(connection, model, plumbline);
  const today = plumbline.parseDay(model.workspace.today);
  return {
    model,
    facts,
    /** Result rows without the working columns of the statement (which totals a row belongs to). */
    visible: (compiled, rows) => orThrowResult(plumbline.assemble(compiled, { rows, notFinite: [] })).rows,
    explain: (compiled) => plumbline.explain(compiled, { model, facts }),
    /** What compiles the questions of somebody with these policies. */
    as(policies, asker) {
      const whole = { ...model, policies: policies.map((policy) => ({ ...plain(asker), ...policy })) };
      const access = plumbline.accessOf(whole, asker);
      return (question) => {
        const parsed = plumbline.parseMetricQuery(question);
        const resolved =
          orThrow(parsed.query, parsed) && plumbline.resolveQuery(parsed.query, access.visible);
        orThrow(resolved.query, resolved);
        const result = plumbline.compile({
          query: resolved.query,
          model: access.readable,
          facts,
          today,
          access,
        });
        return orThrow(result.compiled, result);
      };
    },
    /** Throws the diagnostics of a query that cannot be answered. `without` names a pass to leave out. */
    compile(question, without = null) {
      const parsed = plumbline.parseMetricQuery(question);
      const resolved = orThrow(parsed.query, parsed) && plumbline.resolveQuery(parsed.query, model);
      orThrow(resolved.query, resolved);
      const result = plumbline.compile(
        { query: resolved.query, model, facts, today },
        plumbline.passes.filter((pass) => pass.name !== without),
      );
      return orThrow(result.compiled, result);
    },
  };
}

function plain({ roles }) {
  return { label: { zh: '', en: '' }, roles, deny: [], mask: [], metrics: { allow: null, deny: [] } };
}

export async function importPackages() {
  const names = ['calendar', 'model', 'query', 'compiler'];
  try {
    const packages = await Promise.all(names.map((name) => import(`@plumbline/${name}`)));
    return Object.assign({}, ...packages);
  } catch (error) {
    console.error(`ours is left out (npm run build first?): ${error.message}`);
    return null;
  }
}

function orThrowResult(assembled) {
  return orThrow(assembled.result, assembled);
}

function orThrow(value, { diagnostics }) {
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  return value;
}

function workspaceFiles() {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
}

function readModel({ readDefinitions, buildModel }, files, inspected) {
  const read = readDefinitions(files, new Map());
  const built = buildModel(read.definitions, inspected);
  const errors = [...read.diagnostics, ...built.diagnostics].filter((found) => found.severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
  return built.model;
}

const types = {
  VARCHAR: { kind: 'text' },
  DATE: { kind: 'date' },
  INTEGER: { kind: 'integer' },
  BIGINT: { kind: 'bigint' },
  'DECIMAL(18,2)': { kind: 'decimal', precision: 18, scale: 2 },
  'DECIMAL(18,4)': { kind: 'decimal', precision: 18, scale: 4 },
};

async function inspect(connection, tables) {
  const inspected = new Map();
  for (const table of tables) {
    const columns = await rowsOf(connection, `DESCRIBE ${table}`);
    inspected.set(
      table,
      columns.map(([name, type]) => ({ name, type: types[type] })),
    );
  }
  return inspected;
}

/** Measured once for each table of a connection: a second model reads the same rows. */
const measuredOf = new WeakMap();

async function measuredOnce(connection, table, sql) {
  const known = measuredOf.get(connection) ?? new Map();
  measuredOf.set(connection, known);
  const measured = known.get(table) ?? (await rowsOf(connection, sql))[0];
  known.set(table, measured);
  return measured;
}

/** What loading would have measured. */
async function measure(connection, model, { parseDay, rollupTables }) {
  const datasets = new Map();
  for (const [name, dataset] of model.datasets) {
    const columns = (await rowsOf(connection, `DESCRIBE ${name}`)).map(([column]) => column);
    const counts = columns.map((column) => `approx_count_distinct(${column})`);
    const time = dataset.time === null ? 'NULL' : dataset.time.field;
    const measured = await measuredOnce(
      connection,
      name,
      `SELECT count(*), min(${time}), max(${time}), ${counts} FROM ${name}`,
    );
    const [rows, first, last, ...distinct] = measured;
    datasets.set(name, {
      version: '1',
      table: name,
      rows: Number(rows),
      first: first === null ? null : parseDay(first),
      last: last === null ? null : parseDay(last),
      lastInstant: null,
      columns: new Set(columns),
      distinct: new Map(columns.map((column, i) => [column, Number(distinct[i])])),
    });
  }
  const facts = { datasets, total: new Set(model.relationships.map((relationship) => relationship.name)) };
  for (const { name, sql, columns, inputs, definition } of rollupTables(model, facts)) {
    await connection.run(`CREATE OR REPLACE TEMP TABLE "${name}" AS ${sql}`);
    const [[rows]] = await rowsOf(connection, `SELECT count(*) FROM "${name}"`);
    const versions = new Map(inputs.map((input) => [input, '1']));
    const known = {
      version: '1',
      table: name,
      rows: Number(rows),
      first: null,
      last: null,
      lastInstant: null,
    };
    const fields = new Set(columns.map(({ field }) => field));
    datasets.set(name, { ...known, columns: fields, distinct: new Map(), addedUp: { definition, versions } });
  }
  return facts;
}
