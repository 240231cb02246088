import type { Wire } from '@plumbline/client';
import { NO_QUESTION, type Question } from './question.ts';
import { areFiscalYears, isTime } from './time-grains.ts';

type Terms = Pick<
  Wire<'MetricQuery'>,
  'currency' | 'constant_currency' | 'as_of' | 'restated' | 'alignment' | 'partial' | 'fill' | 'peers'
>;

/** In which currency, as of which day, by which definitions and how lined up a question is asked. */
export function termsOf(question: Question): Terms {
  const { currency, isConstant, asOf, isRestated, alignment, partial, isFilled, peers, rows, columns } =
    question;
  return {
    ...(currency === '' ? {} : { currency }),
    ...(isConstant && currency !== '' ? { constant_currency: true } : {}),
    ...(asOf === null ? {} : { as_of: asOf.isToday ? asOf.day : { data: asOf.day } }),
    ...(isRestated ? { restated: true } : {}),
    ...(alignment === NO_QUESTION.alignment ? {} : { alignment }),
    ...(partial === NO_QUESTION.partial ? {} : { partial }),
    ...(peers === NO_QUESTION.peers || !areFiscalYears([...rows, ...columns]) ? {} : { peers }),
    ...(isFilled && [...rows, ...columns].some(isTime) ? { fill: true } : {}),
  };
}
