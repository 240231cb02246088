import type { Wire } from '@plumbline/client';
import { headerUnit, type TableScale } from '@plumbline/finance';
import { columnOf, type MetricEntry, type Result } from '../api/answer.ts';
import type { FrameChoice, Money } from '../frame/search.ts';
import type { Locale } from '../words/catalogs.ts';

/** A metric, as far as the currency of its amounts goes. */
export type Amounts = Pick<MetricEntry, 'several_currencies'>;

/** Amounts of which each row names the currency have one figure in a currency that the question names: the workspace's. */
export function askedCurrency({ several_currencies }: Amounts, money: Money | undefined): string | undefined {
  const isConverted = several_currencies === true && (money?.currencies ?? null) !== null;
  return isConverted ? money?.currency : undefined;
}

/** The frame of a page as a metric is asked in it: about the scope, and in one currency. */
export function frameInCurrency<F extends Pick<FrameChoice, 'scoped' | 'money'>>(
  frame: F,
  amounts: Amounts,
): F {
  const currency = askedCurrency(amounts, frame.money);
  if (currency === undefined) return frame;
  return {
    ...frame,
    scoped: (question: Wire<'MetricQuery'>) => frame.scoped({ ...question, currency }),
  };
}

/**
 * The currency behind an amount where nothing else says it: of one that was converted, and of one that is not in the workspace's.
 */
export function toldCurrency(
  amounts: Amounts | undefined,
  currency: string | undefined,
  money: Money | undefined,
): string | undefined {
  const isUsual = currency === money?.currency && amounts?.several_currencies !== true;
  return isUsual ? undefined : currency;
}

/** The unit of a table of amounts on a page that says its own once, where it is in another currency; null: nothing is to be said. */
export function foreignUnit(
  metric: Pick<MetricEntry, 'name' | 'several_currencies'>,
  given: {
    readonly result: Result | undefined;
    readonly money: Money | undefined;
    readonly scale: TableScale | null;
    readonly locale: Locale;
  },
): string | null {
  const { result, money, scale, locale } = given;
  if (result === undefined || scale === null) return null;
  const currency = toldCurrency(metric, columnOf(result, metric.name)?.currency, money);
  return currency === undefined ? null : headerUnit(scale, currency, locale);
}

/** What stands behind an amount: the yuan in Chinese, the code of the currency elsewhere. */
export function currencyWord(currency: string | undefined, locale: Locale): string {
  if (currency === undefined) return '';
  const word = headerUnit({ shift: 0, decimals: 0 }, currency, locale);
  return locale === 'zh' ? word : ` ${word}`;
}
