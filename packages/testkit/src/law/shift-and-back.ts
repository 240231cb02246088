import {
  type DateRange,
  DEFAULT_CALENDAR,
  endOf,
  formatDay,
  fromCivil,
  shiftRange,
  startOf,
} from '@plumbline/calendar';
import fc from 'fast-check';
import { shopWith } from '../arbitrary/shop.ts';
import { figuresOf } from './ask.ts';
import type { Law } from './law.ts';
import { rowLines } from './lines.ts';

const METRICS = ['revenue', 'order_count', 'customers', 'balance'];

const asking = fc.record({
  shop: shopWith(null).map((shop) => ({ ...shop, today: fromCivil(2025, 6, 1) })),
  first: fc.integer({ min: 0, max: 14 }),
  length: fc.integer({ min: 1, max: 4 }),
  back: fc.constantFrom(1, 2, 3, 11, 12, 13),
  day: fc.integer({ min: 1, max: 28 }),
});

/**
 * On ranges of whole months, and on days that exist in both months, k forward undoes k back: the range itself comes
 * back, and the prior of a month is the figure of that month.
 */
export const shiftAndBack: Law = {
  name: 'shift k then −k is the identity',
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(asking, async ({ shop, first, length, back, day }) => {
        const period = months(first, length);
        const before = shiftRange(period, { count: -back, unit: 'month' }, DEFAULT_CALENDAR);
        expectSame(period, shiftRange(before, { count: back, unit: 'month' }, DEFAULT_CALENDAR));
        const single = { from: fromCivil(2023, first + 1, day), to: fromCivil(2023, first + 1, day) };
        const there = shiftRange(single, { count: -back, unit: 'month' }, DEFAULT_CALENDAR);
        expectSame(single, shiftRange(there, { count: back, unit: 'month' }, DEFAULT_CALENDAR));
        const formulas = Object.fromEntries(
          METRICS.map((metric) => [`p_${metric}`, `prior(${metric}, ${back} months)`]),
        );
        const ask = figuresOf(answerer, { ...shop, formulas });
        const shifted = rowLines(
          await ask({ metrics: Object.keys(formulas), period: text(period), partial: 'full' }),
        );
        const direct = rowLines(await ask({ metrics: METRICS, period: text(before), partial: 'full' }));
        for (const metric of METRICS) {
          const [a, b] = [shifted[0]?.cells.get(`p_${metric}`) ?? null, direct[0]?.cells.get(metric) ?? null];
          if ((a ?? '0') !== (b ?? '0'))
            throw new Error(`${metric}: prior ${String(a)}, direct ${String(b)}`);
        }
      }),
      runs,
    ),
};

function months(first: number, length: number): DateRange {
  const from = fromCivil(2023, first + 1, 1);
  return {
    from: startOf('month', from, DEFAULT_CALENDAR),
    to: endOf('month', fromCivil(2023, first + length, 1), DEFAULT_CALENDAR),
  };
}

function expectSame(a: DateRange, b: DateRange): void {
  if (a.from !== b.from || a.to !== b.to) throw new Error(`${text(a)} came back as ${text(b)}`);
}

function text({ from, to }: DateRange): string {
  return `${formatDay(from)}..${formatDay(to)}`;
}
