import type { Locale } from '../../words/catalogs.ts';

/** What stands behind an amount: 元 for the yuan in Chinese, the code of the currency elsewhere. */
export function currencyWord(currency: string | undefined, locale: Locale): string {
  if (currency === undefined) return '';
  return locale === 'zh' && currency === 'CNY' ? '元' : ` ${currency}`;
}
