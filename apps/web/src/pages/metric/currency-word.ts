import { headerUnit } from '@plumbline/finance';
import type { Locale } from '../../words/catalogs.ts';

/** What stands behind an amount: the yuan in Chinese, the code of the currency elsewhere. */
export function currencyWord(currency: string | undefined, locale: Locale): string {
  if (currency === undefined) return '';
  const word = headerUnit({ shift: 0, decimals: 0 }, currency, locale);
  return locale === 'zh' ? word : ` ${word}`;
}
