import { parseDay } from '@plumbline/calendar';
import { accessOf } from '@plumbline/model';
import { parseMetricQuery } from '@plumbline/query';
import type { Answer, Answerer } from '../answerer/answerer.ts';
import type { Ask, Case } from './case.ts';
import { checkAnswer } from './check-answer.ts';
import { parseTable } from './table-text.ts';
import { buildWorld, type World } from './world.ts';

/** Asks every question of a case; each problem says which question it belongs to. */
export async function runCase(written: Case, answerer: Answerer): Promise<readonly string[]> {
  const database = new Map(Object.entries(written.data).map(([name, table]) => [name, parseTable(table)]));
  const { settings, definitions } = written;
  const { world, codes } = buildWorld({ settings, definitions, database });
  const problems: string[] = [];
  for (const [i, ask] of written.asks.entries()) {
    const answer = codes.length > 0 ? refused(codes) : await answerTo(ask, written, world, answerer);
    problems.push(
      ...checkAnswer(ask, answer).map(
        (problem) => `ask ${i + 1}${ask.why ? ` (${ask.why.trim()})` : ''}: ${problem}`,
      ),
    );
  }
  return problems;
}

async function answerTo(ask: Ask, written: Case, world: World, answerer: Answerer): Promise<Answer> {
  const today = parseDay(String(ask.today ?? written.today));
  if (today === null) throw new Error(`${written.file}: today is no date`);
  const { query, diagnostics } = parseMetricQuery(ask.query);
  if (query === null) return refused(diagnostics.map((d) => d.code));
  const { as } = ask;
  const access = as === undefined ? null : accessOf(world.model, { attributes: {}, ...as });
  return answerer({ ...world, query, today, access });
}

function refused(codes: readonly string[]): Answer {
  return { kind: 'refused', codes };
}
