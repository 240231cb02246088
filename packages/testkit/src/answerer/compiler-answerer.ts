import { assemble, compile, compileRows } from '@plumbline/compiler';
import { PlumblineError } from '@plumbline/diagnostics';
import { openMemory, quoteName, type Warehouse } from '@plumbline/engines';
import { type Facts, resolveQuery, resolveRows } from '@plumbline/query';
import type { Database } from '../reference/data/database.ts';
import type { Answer, Answerer, Question, RowsAnswer, RowsAnswerer, RowsQuestion } from './answerer.ts';
import { makeTables } from './engine-tables.ts';

interface Loaded {
  readonly engine: Warehouse;
  readonly facts: Facts;
}

/** Opening an instance takes longer than a small question: those that are no longer asked take the next rows. */
type Spare = Warehouse[];

type Loader = (of: Pick<Question, 'model' | 'database'>) => Promise<Loaded>;

/**
 * Answers with the compiler and the embedded engine; one in-memory database for each set of rows, the last few of
 * them open. `asIf` changes what
 * the compiler believes of the data, to make it choose another way to the same answer.
 */
export function compilerAnswerer(asIf: (facts: Facts) => Facts = (facts) => facts): Answerer & {
  readonly rows: RowsAnswerer;
  readonly close: () => Promise<void>;
} {
  const loaded = new Map<Database, Promise<Loaded>>();
  const spare: Spare = [];
  const loader: Loader = async (question) => {
    let known = loaded.get(question.database);
    if (known === undefined) {
      await emptyOldest(loaded, spare);
      known = load(question, spare.pop());
      loaded.set(question.database, known);
    }
    const { engine, facts } = await known;
    return { engine, facts: asIf(facts) };
  };
  const close = async () => {
    for (const entry of loaded.values()) await (await entry).engine.close();
    for (const engine of spare) await engine.close();
    loaded.clear();
    spare.length = 0;
  };
  return Object.assign((question: Question) => answer(question, loader), {
    rows: (question: RowsQuestion) => answerRows(question, loader),
    close,
  });
}

async function answer(question: Question, loader: Loader): Promise<Answer> {
  const { query, today, access = null } = question;
  const model = access?.readable ?? question.model;
  const resolved = resolveQuery(query, access?.visible ?? model);
  if (resolved.query === null) return refused(resolved.diagnostics);
  const { engine, facts } = await loader(question);
  const { compiled, diagnostics } = compile({ query: resolved.query, model, facts, today, access });
  if (compiled === null) return refused(diagnostics);
  const rows = await engine.run({ sql: compiled.sql, params: compiled.params }).catch((error: unknown) => {
    if (error instanceof PlumblineError) return error;
    throw error;
  });
  // What only the rows can tell is refused while they are read.
  if (rows instanceof PlumblineError) return refused(rows.diagnostics);
  const assembled = assemble(compiled, rows);
  return assembled.result === null
    ? refused(assembled.diagnostics)
    : { kind: 'answered', result: assembled.result };
}

async function answerRows(question: RowsQuestion, loader: Loader): Promise<RowsAnswer> {
  const { query, today, access = null } = question;
  const model = access?.readable ?? question.model;
  const resolved = resolveRows(query, access?.visible ?? model);
  if (resolved.rows === null) return refused(resolved.diagnostics);
  const { engine, facts } = await loader(question);
  const { compiled, diagnostics } = compileRows({ rows: resolved.rows, model, facts, today, access });
  if (compiled === null) return refused(diagnostics);
  const [counted, { rows }] = [await engine.run(compiled.count), await engine.run(compiled.page)];
  const total = Number(counted.rows[0]?.[0] ?? 0);
  const { measures, measure, columns, reads } = compiled;
  const more = resolved.rows.offset + rows.length < total;
  return { kind: 'answered', result: { measures, measure, columns, reads, rows, total_rows: total, more } };
}

function refused(diagnostics: readonly { readonly code: string }[]) {
  return { kind: 'refused', codes: diagnostics.map(({ code }) => code) } as const;
}

/** The laws ask one set of rows at a time, the cases a few. */
const MOST_OPEN = 4;

async function emptyOldest(loaded: Map<Database, Promise<Loaded>>, spare: Spare): Promise<void> {
  const [oldest] = loaded;
  if (loaded.size < MOST_OPEN || oldest === undefined) return;
  loaded.delete(oldest[0]);
  const { engine } = await oldest[1];
  const { rows } = await engine.run({ sql: 'SELECT table_name FROM duckdb_tables()', params: [] });
  for (const [name] of rows) await engine.execute(`DROP TABLE ${quoteName(String(name))}`);
  spare.push(engine);
}

async function load(
  { model, database }: Pick<Question, 'model' | 'database'>,
  spare: Warehouse | undefined,
): Promise<Loaded> {
  const engine = spare ?? (await openMemory({ threads: 1 }));
  return { engine, facts: await makeTables(model, database, engine) };
}
