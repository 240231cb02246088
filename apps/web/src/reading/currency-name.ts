import type { Locale } from '../words/catalogs.ts';

/** `美元`, `US Dollar`; the code itself where the browser knows no name. */
export function currencyName(code: string, locale: Locale): string {
  try {
    return (
      new Intl.DisplayNames(locale === 'zh' ? 'zh-Hans-CN' : 'en', { type: 'currency' }).of(code) ?? code
    );
  } catch {
    return code;
  }
}
