import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import type { Answer, Answerer } from '../answerer/answerer.ts';
import { referenceAnswerer } from '../answerer/reference-answerer.ts';
import {
  anyExchange,
  anyExchangeQuery,
  EXCHANGE_TODAY,
  type Exchange,
  worldOfExchange,
} from '../arbitrary/exchange.ts';
import type { Law } from './law.ts';
import { amount, isClose, type Line, rowLines, totalLines } from './lines.ts';
import { answerDifferences } from './same-answer.ts';
import { expectNone } from './same-lines.ts';

type Ask = (query: MetricQuery) => Promise<Answer>;

function askOf(answerer: Answerer, exchange: Exchange): Ask {
  const world = worldOfExchange(exchange);
  return (query) => answerer({ ...world, query, today: EXCHANGE_TODAY });
}

function law<T>(
  name: string,
  asking: fc.Arbitrary<T>,
  check: (answerer: Answerer, asked: T) => Promise<void>,
): Law {
  return {
    name,
    check: (answerer, runs) =>
      fc.assert(
        fc.asyncProperty(asking, (asked) => check(answerer, asked)),
        runs,
      ),
  };
}

const anyAsking = fc.record({ exchange: anyExchange, query: anyExchangeQuery });

/** Cell by cell what the reference evaluator says, refusals included. */
const sameInCurrencies = law(
  'amounts in other currencies: compiler = reference',
  anyAsking,
  async (answerer, { exchange, query }) => {
    const expected = await askOf(referenceAnswerer, exchange)(query);
    const actual = await askOf(answerer, exchange)(query);
    expectNone('reference / answerer', answerDifferences(expected, actual));
  },
);

const ownAsking = fc.record({ exchange: anyExchange, query: anyExchangeQuery, isDollars: fc.boolean() });

/** Amounts shown in the currency that they are defined in are the amounts. */
const ownCurrencyIsIdentity = law(
  'conversion to the own currency is the identity',
  ownAsking,
  async (answerer, { exchange, query, isDollars }) => {
    const ask = askOf(answerer, exchange);
    const { currency: _, constant_currency: __, having: ___, ...rest } = query;
    const asked = { ...rest, metrics: isDollars ? ['dollars'] : ['own'] };
    const isOfSales = (text: unknown) => typeof text === 'string' && !/^(bank|staff)\./.test(text);
    if (![...(asked.by ?? []), asked.where ?? ''].every(isOfSales)) return;
    const plain = await ask(asked);
    const shown = await ask({ ...asked, currency: isDollars ? 'USD' : 'CNY' });
    expectNone('as recorded / in the own currency', answerDifferences(plain, shown));
  },
);

/** The base at the rates of now, less the effect of the rates, is the base as it was. */
const effectOfRates = law(
  'constant base − effect of rates = reported base',
  fc.record({
    exchange: anyExchange,
    query: anyExchangeQuery,
    compare: fc.constantFrom('year_ago' as const, 'previous' as const),
  }),
  async (answerer, { exchange, query, compare }) => {
    const ask = askOf(answerer, exchange);
    const asked = {
      ...query,
      period: query.period ?? '2025',
      currency: 'CNY',
      compare: [compare],
      totals: true,
    };
    const { limit: _, others: __, ...open } = asked;
    const reported = await ask({ ...open, constant_currency: false });
    const constant = await ask({ ...open, constant_currency: true });
    if (reported.kind === 'refused' || constant.kind === 'refused') return;
    const compareLines = (a: readonly Line[], b: readonly Line[]) => {
      const found = new Map(b.map((line) => [line.key, line]));
      for (const line of a)
        for (const metric of query.metrics) bridge(line, found.get(line.key), `${metric}__${compare}`);
    };
    compareLines(rowLines(reported.result), rowLines(constant.result));
    compareLines(totalLines(reported.result, []), totalLines(constant.result, []));
  },
);

function bridge(reported: Line, constant: Line | undefined, name: string): void {
  const [base, effect] = [constant?.cells.get(name) ?? null, constant?.cells.get(`${name}_fx`) ?? null];
  const plain = reported.cells.get(name) ?? null;
  if (base === null || plain === null) return;
  const isSame = isClose(Number(base) - Number(effect ?? 0), Number(plain));
  if (!isSame) throw new Error(`${reported.key} ${name}: ${base} − ${effect} is not ${plain}`);
}

/** Under one rate it does not matter whether amounts are converted before they are added or after. */
const oneRateAdds = law(
  'under one rate, converting and adding up can be exchanged',
  fc.record({ exchange: anyExchange, product: fc.boolean() }),
  async (answerer, { exchange, product }) => {
    const ask = askOf(answerer, exchange);
    const by = product ? ['sales.product'] : ['month'];
    const where = "sales.currency = 'USD'";
    const answer = await ask({ metrics: ['revenue', 'at_fixed'], by, where, totals: true });
    if (answer.kind === 'refused') return;
    const lines = [...rowLines(answer.result), ...totalLines(answer.result, [])];
    const rates = lines.filter((line) => amount(line, 'revenue') !== 0).map(rateOf);
    const [first] = rates;
    for (const rate of rates)
      if (first !== undefined && !isClose(rate, first)) throw new Error(`two rates: ${first}, ${rate}`);
  },
);

function rateOf(line: Line): number {
  return amount(line, 'at_fixed') / amount(line, 'revenue');
}

/** Groups of converted amounts add up to the converted total, of flows and of balances. */
const convertedGroupsSum = law(
  'converted groups sum to the converted total',
  fc.record({
    exchange: anyExchange,
    isBank: fc.boolean(),
    currency: fc.constantFrom('CNY', 'USD', 'EUR'),
    period: fc.constantFrom('2025', '2026-01', '2025-06..2026-01'),
  }),
  async (answerer, { exchange, isBank, currency, period }) => {
    const metrics = isBank ? ['cash', 'opened'] : ['revenue', 'running'];
    const by = [isBank ? 'bank.account' : 'sales.product'];
    const answer = await askOf(answerer, exchange)({ metrics, by, period, currency, totals: true });
    if (answer.kind === 'refused') return;
    const [total] = totalLines(answer.result, []);
    for (const metric of metrics) {
      const sum = rowLines(answer.result).reduce((all, line) => all + amount(line, metric), 0);
      if (!isClose(sum, amount(total, metric)))
        throw new Error(`${metric}: ${sum}, total ${String(total?.cells.get(metric))}`);
    }
  },
);

export const CURRENCY_LAWS: readonly Law[] = [
  ownCurrencyIsIdentity,
  effectOfRates,
  oneRateAdds,
  convertedGroupsSum,
  sameInCurrencies,
];
