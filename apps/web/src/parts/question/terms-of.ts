import type { Wire } from '@plumbline/client';
import type { Question } from './question.ts';

type Terms = Pick<Wire<'MetricQuery'>, 'currency' | 'constant_currency' | 'as_of' | 'restated'>;

/** In which currency, as of which day and by which definitions a question is asked. */
export function termsOf({ currency, isConstant, asOf, isRestated }: Question): Terms {
  return {
    ...(currency === '' ? {} : { currency }),
    ...(isConstant && currency !== '' ? { constant_currency: true } : {}),
    ...(asOf === null ? {} : { as_of: asOf.isToday ? asOf.day : { data: asOf.day } }),
    ...(isRestated ? { restated: true } : {}),
  };
}
