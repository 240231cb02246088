import { assemble, compile } from '@plumbline/compiler';
import { openMemory, type Warehouse } from '@plumbline/engines';
import { type Facts, resolveQuery } from '@plumbline/query';
import type { Database } from '../reference/data/database.ts';
import type { Answer, Answerer, Question } from './answerer.ts';
import { makeTables } from './engine-tables.ts';

interface Loaded {
  readonly engine: Warehouse;
  readonly facts: Facts;
}

/**
 * Answers with the compiler and the embedded engine; one in-memory database for each set of rows, the last few of
 * them open. `asIf` changes what
 * the compiler believes of the data, to make it choose another way to the same answer.
 */
export function compilerAnswerer(asIf: (facts: Facts) => Facts = (facts) => facts): Answerer & {
  readonly close: () => Promise<void>;
} {
  const loaded = new Map<Database, Promise<Loaded>>();
  const answer = async (question: Question): Promise<Answer> => {
    const { model, database, query, today } = question;
    const resolved = resolveQuery(query, model);
    if (resolved.query === null) return { kind: 'refused', codes: resolved.diagnostics.map((d) => d.code) };
    let known = loaded.get(database);
    if (known === undefined) {
      known = load(question);
      loaded.set(database, known);
      await closeOldest(loaded);
    }
    const { engine, facts } = await known;
    const { compiled, diagnostics } = compile({ query: resolved.query, model, facts: asIf(facts), today });
    if (compiled === null) return { kind: 'refused', codes: diagnostics.map((d) => d.code) };
    const rows = await engine.run({ sql: compiled.sql, params: compiled.params });
    const assembled = assemble(compiled, rows);
    if (assembled.result === null)
      return { kind: 'refused', codes: assembled.diagnostics.map((d) => d.code) };
    return { kind: 'answered', result: assembled.result };
  };
  const close = async () => {
    for (const entry of loaded.values()) await (await entry).engine.close();
    loaded.clear();
  };
  return Object.assign(answer, { close });
}

/** Open databases: a long run of random ones would otherwise fill the memory. */
const MOST_OPEN = 20;

async function closeOldest(loaded: Map<Database, Promise<Loaded>>): Promise<void> {
  const [oldest] = loaded;
  if (loaded.size <= MOST_OPEN || oldest === undefined) return;
  loaded.delete(oldest[0]);
  await (await oldest[1]).engine.close();
}

async function load({ model, database }: Question): Promise<Loaded> {
  const engine = await openMemory({ threads: 1 });
  return { engine, facts: await makeTables(model, database, engine) };
}
