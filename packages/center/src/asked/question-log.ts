import { setImmediate as breathe } from 'node:timers/promises';
import type { Model } from '@plumbline/model';
import { type MetricQuery, parseMetricQuery, resolveQuery, shapeOfQuery } from '@plumbline/query';
import type { Json, NotedQuestion, Store } from '@plumbline/store';

/** Notes what is asked, beside answering. */
export interface QuestionLog {
  /** Costs next to nothing: it is written later, with others. What waits when the process is killed is lost. */
  note(asked: AnsweredQuestion): void;
  /** Writes what waits. */
  flush(): Promise<void>;
}

/** A question that was answered from rows. */
export interface AnsweredQuestion {
  readonly value: unknown;
  /** What it was asked of. */
  readonly model: Model;
  /** Rows were hidden from whoever asked. */
  readonly hidesRows: boolean;
  readonly milliseconds: number;
}

const WRITTEN_EVERY_MS = 10_000;
/** Distinct questions that wait; more at once are not noted. */
const MOST_WAITING = 1000;

interface Waiting extends AnsweredQuestion {
  readonly times: number;
}

export function questionLog({ questions }: Pick<Store, 'questions'>, now: () => Date): QuestionLog {
  let waiting = new Map<string, Waiting>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    const taken = [...waiting.values()];
    waiting = new Map();
    const noted: NotedQuestion[] = [];
    for (const one of taken) {
      await breathe();
      const shape = shapeOf(one);
      const { hidesRows, times, milliseconds } = one;
      if (shape !== null) noted.push({ shape, hidesRows, times, milliseconds });
    }
    if (noted.length > 0) await questions.note(noted, now());
  };
  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    // A note that is lost harms no answer; a catalog that cannot be written to says so where somebody waits for it.
    writing = writing.then(write).catch(() => undefined);
    return writing;
  };
  return {
    flush,
    note(asked) {
      const key = `${asked.hidesRows} ${JSON.stringify(asked.value)}`;
      const known = waiting.get(key);
      if (known === undefined && waiting.size >= MOST_WAITING) return;
      const { times, milliseconds } = known ?? { times: 0, milliseconds: 0 };
      waiting.set(key, { ...asked, times: times + 1, milliseconds: milliseconds + asked.milliseconds });
      timer ??= setTimeout(flush, WRITTEN_EVERY_MS).unref();
    },
  };
}

/** null for what is no question of this model; who asks such is told elsewhere. */
function shapeOf({ value, model }: AnsweredQuestion): Json | null {
  const { query } = parseMetricQuery(value);
  const resolved = query === null ? null : resolveQuery(query, model).query;
  const shape: MetricQuery | null =
    query === null || resolved === null ? null : shapeOfQuery(query, resolved, model);
  return shape === null ? null : (JSON.parse(JSON.stringify(shape)) as Json);
}
