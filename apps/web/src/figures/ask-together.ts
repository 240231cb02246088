import type { Wire } from '@plumbline/client';
import type { Result } from '../api/answer.ts';
import { Refusal } from '../api/refusal.ts';
import { renewing } from '../api/renewing.ts';
import { call } from '../api/server.ts';
import { createBatch, type Load } from './batch.ts';
import { partOf } from './part-of.ts';

type Question = Wire<'MetricQuery'>;

/** One question for a page of figures is several times cheaper than one for each. */
const MOST = 12;
const WAIT = 10;

/** What is taken from an answer about several metrics for one of them; null: that one has to be asked alone. */
const READ = {
  /** Every row, whether the metric has something in it or not. */
  rows: (result: Result) => result,
  /** One row, with the days that it and its bases are of: a time that is not over has others for each metric. */
  figure: (result: Result) => (result.meta.partial ? null : result),
  /** As if it had been asked alone. */
  alone: partOf,
} as const;

export type Reading = keyof typeof READ;

/** The answer to a question about one metric, asked together with whatever else differs in its metric only. */
export function askTogether(question: Question, reading: Reading) {
  const { metrics, ...shared } = question;
  const name = metrics[0] ?? '';
  const key = JSON.stringify([reading, shared]);
  return {
    queryKey: ['together', key, name],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Result> => {
      const load = loaders.get(key) ?? loaderOf(shared, reading);
      loaders.set(key, load);
      const result = await load(name, signal);
      if (result === null) throw new Error(`no answer for ${name}`);
      return result;
    },
    refetchInterval: renewing,
  };
}

const loaders = new Map<string, Load<Result>>();

/** The answer stands, but one of its metrics has to be asked alone. */
class Hidden extends Error {}

function loaderOf(shared: Omit<Question, 'metrics'>, reading: Reading): Load<Result> {
  return createBatch<Result>({
    most: MOST,
    wait: WAIT,
    isRefusal: (cause) => cause instanceof Hidden || mayBeOfOne(cause),
    ask: async (names, signal) => {
      const result = await call('query', { body: { metrics: [...names], ...shared }, signal });
      const found = names.map((name) => {
        const own = names.length === 1 ? result : READ[reading](result, name);
        if (own === null) throw new Hidden();
        return [name, own] as const;
      });
      return new Map(found);
    },
  });
}

/** Was the question turned away, or given up, for one of its metrics? The others may be answered without it. */
export function mayBeOfOne(cause: unknown): boolean {
  if (!(cause instanceof Refusal)) return false;
  return [422, 500, 504].includes(cause.status) || cause.diagnostics[0]?.code === 'engine/out-of-memory';
}
