import { sameFormulas } from '@plumbline/model';
import fc from 'fast-check';
import type { Answered } from '../answerer/answerer.ts';
import { FAMILIES, type Family, TAGS } from '../arbitrary/family.ts';
import { formulaOf } from '../arbitrary/formula.ts';
import { queryOf } from '../arbitrary/query.ts';
import { shopWith, worldOfShop } from '../arbitrary/shop.ts';
import { askShop } from './ask.ts';
import type { Law } from './law.ts';
import { type Line, otherLines, rowLines, totalLines } from './lines.ts';
import { differingLines, expectNone } from './same-lines.ts';

/** One formula in words that mean the same, or nearly: the law has to tell them apart. */
const TWISTS: readonly ((a: string, b: string, c: string) => readonly [string, string])[] = [
  (a, b) => [`(${a}) + (${b})`, `(${b}) + (${a})`],
  (a, b) => [`(${a}) * (${b})`, `(${b}) * (${a})`],
  (a, b) => [`(${a}) - (${b})`, `(${b}) - (${a})`],
  (a, b, c) => [`(${a}) + (${b}) - (${c})`, `(${a}) - ((${c}) - (${b}))`],
  (a, b, c) => [`((${a}) + (${b})) + (${c})`, `(${c}) + ((${b}) + (${a}))`],
  (a, b) => [`greatest(${a}, ${b})`, `greatest(${b}, ${a})`],
  (a, b) => [`if((${a}) > (${b}), 1, 2)`, `if((${b}) < (${a}), 1, 2)`],
  (a, b) => [`if((${a}) = 0 or (${b}) > 1, ${a}, 2)`, `if((${b}) > 1 or (${a}) = 0, ${a}, 2)`],
  (a) => [a, `(${a})`],
];

type Filtered = (a: string, one: string, other: string) => readonly [string, string];
const FILTERS: readonly Filtered[] = [
  (a, one, other) => [`((${a}) where ${one}) where ${other}`, `((${a}) where ${other}) where ${one}`],
  (a, one, other) => [`(${a}) where (${one}) and (${other})`, `(${a}) where (${other}) and (${one})`],
  (a, one, other) => [`(${a}) where (${one}) and (${other})`, `((${a}) where ${one}) where ${other}`],
];

/** Formulas of plain metrics, written out where they are short. */
const WRITTEN: Readonly<Record<string, string>> = {
  revenue: 'sum(orders.amount)',
  cost: 'sum(orders.cost)',
  sold: 'sum(orders.units)',
  order_count: 'count(orders)',
  customers: 'count_distinct(orders.customer)',
  refunds: 'sum(returns.amount)',
  refunds_or_zero: 'sum(returns.amount)',
  return_count: 'count(returns)',
  balance: 'closing(sum(stock.worth))',
  shipped: 'revenue',
  redefined: 'cost',
  margin: '(sum(orders.amount) - sum(orders.cost)) / sum(orders.amount)',
};

function pairOf(family: Family): fc.Arbitrary<Readonly<Record<string, string>>> {
  const of = formulaOf(family, 1);
  const names = fc.constantFrom(...family.additive, ...family.stocks, ...family.others);
  const operand = fc.oneof({ weight: 2, arbitrary: names }, of);
  const twisted = fc
    .tuple(fc.constantFrom(...TWISTS), operand, operand, operand)
    .map(([twist, a, b, c]) => twist(a, b, c));
  const conditions = family.conditions.length === 0 ? null : fc.constantFrom(...family.conditions);
  const filtered =
    conditions === null
      ? twisted
      : fc
          .tuple(fc.constantFrom(...FILTERS), operand, conditions, conditions)
          .map(([filter, a, one, other]) => filter(a, one, other));
  return fc
    .tuple(fc.oneof(twisted, filtered), fc.boolean(), fc.boolean())
    .map(([[first, second], isWritten, isNamed]) => ({
      first: isNamed ? 'third' : first,
      second: isWritten ? writtenOut(second) : second,
      third: first,
    }));
}

function writtenOut(formula: string): string {
  return formula
    .replaceAll(/[a-z_]+/g, (word, at: number) => {
      const isField = formula[at - 1] === '.' || formula[at + word.length] === '.';
      return isField ? word : `(${WRITTEN[word] ?? word})`;
    })
    .replaceAll(/\(([a-z_]+)\)(?=\()/g, '$1');
}

const asking = fc.constantFrom(...FAMILIES, TAGS).chain((family) =>
  fc.record({
    shop: shopWith(family).chain((shop) => pairOf(family).map((formulas) => ({ ...shop, formulas }))),
    query: queryOf(family, ['first']),
  }),
);

export interface Agreement {
  readonly law: Law;
  /** How many pairs were called the same so far. */
  readonly found: () => number;
}

/** Metrics that are called the same have the same figures, whatever is asked of them and whatever the rows are. */
export function sameFormulasAgree(): Agreement {
  let found = 0;
  const check: Law['check'] = (answerer, runs) =>
    fc.assert(
      fc.asyncProperty(asking, async ({ shop, query }) => {
        const { model } = worldOfShop(shop);
        const groups = sameFormulas(model).filter(({ metrics }) =>
          metrics.some((name) => name in shop.formulas),
        );
        const ask = askShop(answerer, shop);
        const { having, order, ...plain } = query;
        for (const { metrics } of groups) {
          const answers = await Promise.all(metrics.map((name) => ask({ ...plain, metrics: [name] })));
          const [first, ...others] = answers.map((answer) =>
            answer.kind === 'refused' ? null : answer.result,
          );
          for (const [at, other] of others.entries()) {
            if ((first === null) !== (other === null))
              throw new Error(`${metrics[0]} / ${metrics[at + 1]}: one is refused`);
            if (first === null || first === undefined || other === null || other === undefined) continue;
            found += 1;
            compare(first, other, [metrics[0] ?? '', metrics[at + 1] ?? '']);
          }
        }
      }),
      runs,
    );
  return { law: { name: 'what is called the same has the same figures', check }, found: () => found };
}

/** The figures of the second under the names of the first. */
function compare(first: Answered, second: Answered, [name, other]: readonly [string, string]): void {
  const columns = second.columns.map((column) => ({
    ...column,
    name: column.name.replace(other, () => name),
  }));
  const renamed = { ...second, columns };
  const figures = first.columns.filter(({ role }) => role === 'metric' || role === 'compare');
  const sections: readonly (readonly [readonly Line[], readonly Line[]])[] = [
    [rowLines(first), rowLines(renamed)],
    ...(first.totals ?? []).map(({ by }) => [totalLines(first, by), totalLines(renamed, by)] as const),
    ...(first.others ?? []).map(({ by }) => [otherLines(first, by), otherLines(renamed, by)] as const),
  ];
  for (const [expected, actual] of sections) {
    const { differing, missing, extra } = differingLines(expected, actual, figures);
    expectNone(`${name} / ${other}`, [...differing, ...missing, ...extra]);
  }
}
