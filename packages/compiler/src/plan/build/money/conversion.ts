import { report } from '@plumbline/diagnostics';
import type { AggregateExpr, CurrencyRates, RateRule } from '@plumbline/model';
import { type AmountCurrency, amountOf, isOwnCurrency } from '@plumbline/query';
import { date, nothing, type Scalar, TEXT } from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { lowerMembers } from '../forms/members.ts';
import { lowerDimension } from '../rows/row.ts';
import type { Source } from '../rows/source.ts';
import { comparedWith, forwardDay } from './held-constant.ts';
import { requireOneCurrency } from './one-currency.ts';

/** How the amounts of a measure become amounts in one currency. */
export interface Conversion {
  readonly from: AmountCurrency;
  readonly to: string;
  readonly rule: RateRule;
  readonly rates: CurrencyRates;
}

const CONVERTIBLE: ReadonlySet<string> = new Set(['sum', 'avg', 'min', 'max']);

/**
 * Null where nothing is converted: no money, as recorded, or in the wanted currency by definition; or after a
 * diagnostic. `usual` is the rule where only the query names a currency.
 */
export function conversionOf(
  expr: AggregateExpr,
  usual: 'average' | 'closing',
  frame: Frame,
  level: Level,
): Conversion | null {
  const { context } = level;
  const { model } = context;
  const { money } = frame;
  const amount = amountOf(expr);
  if (amount === null || context.opened !== null) return null;
  const { currency } = amount;
  const own = model.workspace.currency;
  if (money === null) {
    if (currency !== null && typeof currency !== 'string')
      requireOneCurrency(currency, expr.where, frame, level);
    return null;
  }
  if (isOwnCurrency(currency, money.to, own)) return null;
  const rule: RateRule = money.rate ?? { kind: usual };
  const rates = model.currencyRates;
  const column = rule.kind === 'average' ? 'average' : 'closing';
  const from =
    typeof currency === 'string'
      ? currency
      : currency === null
        ? own
        : `${currency.dataset}.${currency.field}`;
  const { span } = model.datasets.get(expr.dataset) ?? { span: null };
  const isSpan = span !== null && usual === 'average';
  if (isSpan && (expr.fn !== 'sum' || rule.kind === 'historical'))
    refuse(context, report('query/span-rate', { metric: frame.hint, dataset: expr.dataset }));
  else if (rates === null) refuse(context, report('query/no-rates', { from, to: money.to }));
  else if (!context.facts.datasets.has(rates.dataset))
    refuse(context, report('query/not-loaded', { dataset: rates.dataset }));
  else if (rates[column] === null) refuse(context, report('query/no-rate-column', { column }));
  else if (!CONVERTIBLE.has(expr.fn))
    refuse(context, report('query/cannot-convert', { metric: frame.hint, fn: expr.fn }));
  else {
    if (rule.kind === 'closing' || isSpan) comparedWith(frame, level);
    else if (rule.kind !== 'fixed') forwardDay(date(0), expr.dataset, frame, level);
    return { from: currency, to: money.to, rule, rates };
  }
  return null;
}

/** The one currency of all amounts; null where each row names its own. */
export function codeOf({ from }: Conversion, { context }: Level): Scalar | null {
  if (from !== null && typeof from !== 'string') return null;
  return { kind: 'literal', value: from ?? context.model.workspace.currency, type: TEXT };
}

/** The code of each row's currency. */
export function currencyOf(conversion: Conversion, source: Source, frame: Frame, level: Level): Scalar {
  const { from } = conversion;
  if (from === null || typeof from === 'string') return codeOf(conversion, level) ?? nothing(TEXT);
  return lowerDimension({ kind: 'field', relationship: null, ...from }, source, lowerMembers(frame, level));
}
