import { aggregate, derive, filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { BOOLEAN, call, column, DATE, type Measure, type Scalar } from '../../scalar.ts';
import type { Source } from './source.ts';

/** The days on which the periods of a calendar close, each with the last day of its period. */
export function closesOf(listed: Source, close: Scalar, end: Scalar): Plan {
  const isClosed = call('is_not_null', [close], BOOLEAN);
  const rows = derive(filter(listed.plan(), isClosed), [{ name: OWN.close, value: close, origin: 'close' }]);
  const last: Measure = { name: OWN.last, fn: 'max', arg: end, where: null, p: null, type: DATE };
  return aggregate(rows, [OWN.close], [last], 'the period that closes on each day');
}

/** The last day with rows of each day that they count on: a close outweighs the days before it. */
export function lastRowsOf(rows: Plan, counted: Scalar, own: Scalar, account: Scalar | null): Plan {
  const keys = [
    { name: OWN.close, value: counted, origin: 'counted on' },
    ...(account === null ? [] : [{ name: OWN.account, value: account, origin: OWN.account }]),
  ];
  const last: Measure = { name: OWN.last, fn: 'max', arg: own, where: null, p: null, type: DATE };
  return aggregate(
    derive(rows, keys),
    keys.map(({ name }) => name),
    [last],
    'the last recorded of the days that count as one',
  );
}

/** Whether the flag column, the last recorded day, is the row's own. */
export function isLastRow(flag: string, own: Scalar): Scalar {
  return call('eq', [own, column(flag, DATE)], BOOLEAN);
}
