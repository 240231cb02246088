import type { Locale } from './catalogs.ts';

export const LANGUAGE_KEY = 'plumbline.language';

/** For messages of the server, which are written before a page is. */
export function firstLocale(): Locale {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(LANGUAGE_KEY);
  if (asked === 'zh' || asked === 'en') return asked;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
