import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { FAMILIES, type Family } from '../arbitrary/family.ts';
import { anyPeriod, byOf, onceIn, whereOf } from '../arbitrary/query.ts';
import { shopWith } from '../arbitrary/shop.ts';
import { figuresOf } from './ask.ts';
import type { Law } from './law.ts';
import {
  amount,
  isClose,
  keyNames,
  keyOfLine,
  type Line,
  otherLines,
  rowLines,
  totalLines,
} from './lines.ts';

const asking = fc.constantFrom(...FAMILIES.filter((family) => family.additive.length > 0)).chain((family) =>
  fc.record({
    shop: shopWith(null),
    query: additiveQuery(family),
    limit: onceIn(2, fc.constantFrom(1, 2)),
  }),
);

function additiveQuery(family: Family): fc.Arbitrary<MetricQuery> {
  return fc
    .record({
      metrics: fc.subarray([...family.additive], { minLength: 1 }),
      by: byOf(family),
      period: onceIn(2, anyPeriod),
      where: whereOf(family),
      partial: fc.constantFrom('to_date' as const, 'exclude_current' as const),
    })
    .map(({ period, where, ...rest }) => ({
      ...rest,
      totals: 'all' as const,
      ...(period === undefined ? {} : { period }),
      ...(where === undefined ? {} : { where }),
    }));
}

/** What adds up: every total is the sum of its groups, and kept members with others are all of them. */
export const groupsSumToTotal: Law = {
  name: 'groups sum to the total',
  check: (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(asking, async ({ shop, query, limit }) => {
        const cut = limit !== undefined && query.by?.some(isDimension) ? { limit, others: true } : {};
        const result = await figuresOf(answerer, shop)({ ...query, ...cut });
        const names = keyNames(result);
        const rest = (result.others ?? []).find(({ by }) => by.length === names.length - 1)?.by;
        const cutName = names.find((name) => rest !== undefined && !rest.includes(name));
        for (const { by } of result.totals ?? []) {
          const others =
            rest === undefined || by.some((name) => name === cutName) ? [] : otherLines(result, rest);
          const lines = [...rowLines(result), ...others];
          for (const total of totalLines(result, by))
            compareTotal(total, by, { lines, metrics: query.metrics });
        }
      }),
      runs,
    ),
};

function isDimension(item: unknown): boolean {
  return typeof item !== 'string' || item.includes('.') || item === 'channel';
}

interface Parts {
  readonly lines: readonly Line[];
  readonly metrics: readonly string[];
}

function compareTotal(total: Line, by: readonly string[], { lines, metrics }: Parts): void {
  const parts = lines.filter((line) => keyOfLine(line, by) === total.key);
  for (const metric of metrics) {
    const sum = parts.reduce((so, line) => so + amount(line, metric), 0);
    if (!isClose(sum, amount(total, metric))) {
      throw new Error(
        `${metric} of ${by.join()} ${total.key}: groups ${sum}, total ${amount(total, metric)}`,
      );
    }
  }
}
