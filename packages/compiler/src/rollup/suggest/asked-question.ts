import type { Day } from '@plumbline/calendar';
import type { Model } from '@plumbline/model';
import type { Facts, MetricQuery } from '@plumbline/query';
import type { ReadQuestion } from './rows-read.ts';

/** A question as it was asked, however often. */
export interface AskedQuestion {
  readonly query: MetricQuery;
  readonly times: number;
  /** That all the answers took. */
  readonly milliseconds: number;
  /** Asked by somebody to whom rows are hidden: no rollup answers it. */
  readonly hidesRows: boolean;
}

/** What is served while suggestions are made. */
export interface Serving {
  readonly model: Model;
  readonly facts: Facts;
  readonly today: Day;
}

/** A question that can be asked of what is served, with the rows it reads. */
export type Question = AskedQuestion & ReadQuestion;
