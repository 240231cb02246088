import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main, type Output } from '@plumbline/cli';
import { compile, compileRows } from '@plumbline/compiler';
import { type Diagnostic, formatDiagnostic, type Locale } from '@plumbline/diagnostics';
import { buildModel, type Model, readDefinitions, treeTable } from '@plumbline/model';
import {
  type DatasetFacts,
  parseMetricQuery,
  parseRowsQuery,
  resolveQuery,
  resolveRows,
} from '@plumbline/query';

/** One way to meet a diagnostic, as written in docs/diagnostics/examples. */
export type Example =
  /** Formula of one more metric called `example`. */
  | { readonly formula: string }
  /** Expression of one more field of orders. */
  | { readonly field: string }
  /** Condition of a question for revenue. */
  | { readonly where: string }
  | { readonly having: string }
  /** A MetricQuery, or whatever was sent as one. */
  | { readonly query: unknown }
  /** A request for the rows behind a figure. */
  | { readonly rows: unknown }
  /** Text of one more file. */
  | { readonly file: string }
  /** Text of plumbline.yaml itself; null: there is none. */
  | { readonly root: string | null }
  /** Arguments of the command line. */
  | { readonly command: readonly string[] }
  /** Needs data, time or a broken machine: the test that shows it. */
  | { readonly test: string };

/** `repeat: {"@": ["(", 300]}` puts 300 brackets where the example says `@`, to keep long examples readable. */
export type Written = Example & { readonly repeat?: Readonly<Record<string, readonly [string, number]>> };

export function written({ repeat = {}, ...example }: Written): Example {
  const marks = Object.entries(repeat);
  if (marks.length === 0) return example as Example;
  const expand = (text: string) =>
    marks.reduce((long, [mark, [part, times]]) => long.replaceAll(mark, () => part.repeat(times)), text);
  return JSON.parse(JSON.stringify(example), (_, value) =>
    typeof value === 'string' ? expand(value) : value,
  );
}

const root = new URL('../../../../', import.meta.url);
const base = readFileSync(new URL('docs/diagnostics/workspace/plumbline.yaml', root), 'utf8');
const today = 20_148; // 2025-03-01
/** What looking at `returns.csv` found; no other file is looked at. */
const inspected = new Map([['returns', [{ name: 'amount', type: { kind: 'double' } as const }]]]);

/** What the example is told, one text for each diagnostic, by code. Empty for `test`. */
export async function tellings(example: Example, locale: Locale): Promise<ReadonlyMap<string, string>> {
  if ('command' in example) return readTold(await run([...example.command, '--locale', locale]));
  return new Map(diagnosticsOf(example).map((found) => [found.code, formatDiagnostic(found, locale)]));
}

function diagnosticsOf(example: Example): readonly Diagnostic[] {
  if ('formula' in example) return check({ 'metrics.yaml': metricFile(example.formula) });
  if ('field' in example) return check({ 'metrics.yaml': fieldFile(example.field) });
  if ('file' in example) return check({ 'more.yaml': example.file });
  if ('root' in example) return check(example.root === null ? {} : { 'plumbline.yaml': example.root }, {});
  if ('where' in example) return ask({ metrics: ['revenue'], where: example.where });
  if ('having' in example) return ask({ metrics: ['revenue'], by: ['month'], having: example.having });
  if ('query' in example) return ask(example.query);
  if ('rows' in example) return open(example.rows);
  return [];
}

/** Block style, so that the line under the caret is the formula and nothing else. */
function metricFile(formula: string): string {
  return `metrics:\n  - name: example\n    formula: ${JSON.stringify(formula)}\n`;
}

function fieldFile(expression: string): string {
  return `datasets:\n  - name: example\n    source: {files: orders.csv}\n    fields:\n      - {name: amount, type: double}\n      - {name: day, type: date}\n      - name: computed\n        expression: ${JSON.stringify(expression)}\n`;
}

type Files = Readonly<Record<string, string>>;

function check(files: Files, beside: Files = { 'plumbline.yaml': base }): readonly Diagnostic[] {
  const read = readDefinitions(new Map(Object.entries({ ...beside, ...files })), new Map());
  return [...read.diagnostics, ...buildModel(read.definitions, inspected).diagnostics];
}

function baseModel(): Model {
  const read = readDefinitions(new Map([['plumbline.yaml', base]]), new Map());
  return buildModel(read.definitions, new Map()).model;
}

function ask(value: unknown): readonly Diagnostic[] {
  const parsed = parseMetricQuery(value);
  if (parsed.query === null) return parsed.diagnostics;
  const model = baseModel();
  const resolved = resolveQuery(parsed.query, model);
  if (resolved.query === null) return [...parsed.diagnostics, ...resolved.diagnostics];
  const facts = { datasets: factsOf(model), total: new Set<string>() };
  return [...resolved.diagnostics, ...compile({ query: resolved.query, model, facts, today }).diagnostics];
}

function open(value: unknown): readonly Diagnostic[] {
  const parsed = parseRowsQuery(value);
  if (parsed.query === null) return parsed.diagnostics;
  const model = baseModel();
  const { rows, diagnostics } = resolveRows(parsed.query, model);
  if (rows === null) return diagnostics;
  const facts = { datasets: factsOf(model), total: new Set<string>() };
  return [...diagnostics, ...compileRows({ rows, model, facts, today }).diagnostics];
}

function factsOf(model: Model): ReadonlyMap<string, DatasetFacts> {
  const loaded = [...model.datasets.values()].filter((dataset) => dataset.name !== 'archive');
  const facts = loaded.map((dataset): [string, DatasetFacts] => [
    dataset.name,
    {
      version: '1',
      table: dataset.name,
      rows: 10,
      first: today - 400,
      last: today - 1,
      lastInstant: null,
      columns: new Set([...dataset.fields.values()].filter((f) => f.column !== null).map((f) => f.name)),
      distinct: new Map(),
    },
  ]);
  const trees = [...model.hierarchies.values()].map(({ name }): [string, DatasetFacts] => {
    const table = treeTable(name);
    const nothing = { rows: 0, first: null, last: null, lastInstant: null };
    return [table, { version: '1', table, ...nothing, columns: new Set(), distinct: new Map() }];
  });
  return new Map([...facts, ...trees]);
}

async function run(args: readonly string[]): Promise<string> {
  let said = '';
  const output = (isTerminal: boolean): Output => ({
    isTerminal,
    columns: 80,
    write: async (content) => {
      said += content.toString();
    },
  });
  await main({
    args,
    cwd: fileURLToPath(new URL('docs/diagnostics', root)),
    env: {},
    now: () => new Date(0),
    stdin: process.stdin,
    stdout: output(true),
    stderr: output(false),
    version: '0',
    signal: new AbortController().signal,
  });
  return said;
}

/** Diagnostics stand apart by blank lines, each with its code after the severity. */
function readTold(said: string): ReadonlyMap<string, string> {
  const told = said.trim().split(/\n\n/);
  return new Map(told.map((text) => [/\S+ ([a-z]+\/[a-z-]+): /.exec(text)?.[1] ?? '', text]));
}
