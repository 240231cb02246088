import type { Wire } from '@plumbline/client';
import { askQuery } from '../../../api/server.ts';
import { askTogether } from '../../../figures/ask-together.ts';
import { isTime } from '../../../parts/question/time-grains.ts';

type Question = Wire<'MetricQuery'>;

/** What a chart or a table asks: courses of single metrics over the same time share a question. */
export function tileQuery(question: Question) {
  return isCourse(question) ? askTogether(question, 'alone') : askQuery(question);
}

function isCourse({ metrics, by = [], having, order = [], others }: Question): boolean {
  if (having !== undefined || order.length > 0 || others !== undefined) return false;
  return metrics.length === 1 && by.length > 0 && by.every((one) => typeof one === 'string' && isTime(one));
}
