import fc from 'fast-check';
import { ORDERS, SALES } from '../arbitrary/family.ts';
import { anyPeriod, byOf } from '../arbitrary/query.ts';
import { shopWith } from '../arbitrary/shop.ts';
import { figuresOf } from './ask.ts';
import type { Law } from './law.ts';
import { amount, isClose, rowLines } from './lines.ts';

const asking = fc.constantFrom(ORDERS, SALES).chain((family) =>
  fc.record({
    shop: shopWith(null),
    metric: fc.constantFrom(...family.additive),
    by: byOf(family),
    period: anyPeriod,
    condition: fc.constantFrom(...family.conditions),
  }),
);

/** Every row meets a condition, does not meet it, or cannot tell: whole = p + ¬p + p is null. */
export const wholeAndParts: Law = {
  name: 'whole = p + ¬p + p-is-null',
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(asking, async ({ shop, metric, by, period, condition }) => {
        const ask = figuresOf(answerer, shop);
        const linesOf = async (where: object) =>
          rowLines(await ask({ metrics: [metric], by, period, ...where }));
        const conditions = [condition, `not (${condition})`, `(${condition}) is null`];
        const whole = await linesOf({});
        const parts = await Promise.all(conditions.map((where) => linesOf({ where })));
        const keys = new Set([...whole, ...parts.flat()].map((line) => line.key));
        for (const key of keys) {
          const at = (lines: typeof whole) =>
            amount(
              lines.find((line) => line.key === key),
              metric,
            );
          const sum = parts.reduce((so, lines) => so + at(lines), 0);
          if (!isClose(at(whole), sum))
            throw new Error(`${key}: whole ${at(whole)}, parts ${parts.map(at).join(' + ')}`);
        }
      }),
      runs,
    ),
};
