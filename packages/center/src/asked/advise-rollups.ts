import { setImmediate as breathe } from 'node:timers/promises';
import { type AskedQuestion, type RollupSuggestions, suggestRollups } from '@plumbline/compiler';
import type { Diagnostic } from '@plumbline/diagnostics';
import { yamlOfObjects } from '@plumbline/model';
import { parseMetricQuery, queryOfShape, resolveQuery } from '@plumbline/query';
import type { Store } from '@plumbline/store';
import type { AnswerContext } from '../answer/answer-question.ts';

export interface RollupAdvice extends RollupSuggestions {
  /** The suggested ones as definitions to paste; empty where there are none. */
  readonly yaml: string;
}

export type Advising = Pick<AnswerContext, 'model' | 'facts' | 'today' | 'warehouse' | 'limits'> & {
  readonly signal?: AbortSignal | undefined;
};

/** Questions that nobody has asked for longer count no more. */
const LATELY_MS = 90 * 86_400_000;

/** The questions of the log, as they can be asked of the rows of now. */
export async function askedLately(
  { questions }: Pick<Store, 'questions'>,
  now: Date,
  { model, facts }: Pick<Advising, 'model' | 'facts'>,
): Promise<readonly AskedQuestion[]> {
  const since = new Date(now.getTime() - LATELY_MS).toISOString().slice(0, 10);
  const lately = (await questions.list()).filter(({ lastOn }) => lastOn >= since);
  return lately.flatMap(({ shape, hidesRows, times, milliseconds }) => {
    const { query } = parseMetricQuery(shape);
    if (query === null) return [];
    return [{ query: queryOfShape(query, model, facts), hidesRows, times, milliseconds }];
  });
}

/** Questions somebody has written down, each as if asked once. Those that cannot be asked are said. */
export function askedNow(
  values: readonly unknown[],
  { model }: Pick<Advising, 'model'>,
): { readonly asked: readonly AskedQuestion[]; readonly diagnostics: readonly Diagnostic[] } {
  const read = values.map((value) => {
    const { query, diagnostics } = parseMetricQuery(value);
    const found = query === null ? diagnostics : resolveQuery(query, model).diagnostics;
    return { query, found };
  });
  return {
    asked: read.flatMap(({ query }) =>
      query === null ? [] : [{ query, times: 1, milliseconds: 0, hidesRows: false }],
    ),
    diagnostics: read.flatMap(({ found }) => found),
  };
}

/** What rollups these questions ask for; the rows of each candidate are counted by one statement. */
export async function adviseRollups(
  asked: readonly AskedQuestion[],
  { model, facts, today, warehouse, limits, signal }: Advising,
): Promise<RollupAdvice> {
  const found = await suggestRollups(
    asked,
    { model, facts, today },
    {
      async count(statements) {
        const counts = statements.map((sql) => `(SELECT count(*) FROM (${sql}))`);
        const statement = { sql: `SELECT ${counts.join(', ')}`, params: [] };
        const { rows } = await warehouse.run(statement, { ...limits, ...(signal ? { signal } : {}) });
        return statements.map((_, i) => Number(rows[0]?.[i] ?? 0));
      },
      async pause() {
        await breathe();
        signal?.throwIfAborted();
      },
    },
  );
  return { ...found, yaml: yamlOf(found) };
}

function yamlOf({ suggested }: RollupSuggestions): string {
  const objects = suggested.map(({ name, metrics, by }) => ({
    kind: 'rollup' as const,
    id: name,
    body: { name, metrics: [...metrics], by: [...by] },
  }));
  return yamlOfObjects(objects).get('rollups.yaml') ?? '';
}
