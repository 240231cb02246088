import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { CATALOGS, type Locale, type Words } from './catalogs.ts';

const KEY = 'plumbline.language';

interface Language {
  readonly locale: Locale;
  readonly words: Words;
  readonly toggle: () => void;
}

const Context = createContext<Language | null>(null);

export function LanguageChoice({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(firstLocale);
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
    document.title = CATALOGS[locale].product;
  }, [locale]);
  const language = useMemo(
    () => ({
      locale,
      words: CATALOGS[locale],
      toggle: () => {
        const next = locale === 'zh' ? 'en' : 'zh';
        localStorage.setItem(KEY, next);
        setLocale(next);
      },
    }),
    [locale],
  );
  return <Context value={language}>{children}</Context>;
}

export function useLanguage(): Language {
  const language = useContext(Context);
  if (language === null) throw new Error('no language around');
  return language;
}

/** For messages of the server, which are written before a page is. */
export function firstLocale(): Locale {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(KEY);
  if (asked === 'zh' || asked === 'en') return asked;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
