import type { Locale as AntdLocale } from 'antd/es/locale';
import type { Locale, Words } from './catalogs.ts';

/** All that is said in one language: our words, and those of Ant Design. */
export interface Speech {
  readonly locale: Locale;
  readonly words: Words;
  readonly antd: AntdLocale;
}

const LOADERS: { readonly [L in Locale]: () => Promise<Speech> } = {
  zh: async () => {
    const [{ zh }, antd] = await Promise.all([import('./zh.ts'), import('antd/es/locale/zh_CN')]);
    return { locale: 'zh', words: zh, antd: antd.default };
  },
  en: async () => {
    const [{ en }, antd] = await Promise.all([import('./en.ts'), import('antd/es/locale/en_US')]);
    return { locale: 'en', words: en, antd: antd.default };
  },
};

/** One language is loaded; the other one when it is chosen. */
export function loadSpeech(locale: Locale): Promise<Speech> {
  return LOADERS[locale]();
}
