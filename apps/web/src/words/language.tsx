import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { ReadingChoice } from '../reading/choice.ts';
import { useReadingChoice } from '../reading/reading-choice.ts';
import { LANGUAGE_KEY } from './first-locale.ts';
import { loadSpeech, type Speech } from './speech.ts';

interface Language extends Speech {
  /** A change of it draws every text anew, as a change of language does. */
  readonly choice: ReadingChoice;
  readonly toggle: () => void;
}

const Context = createContext<Language | null>(null);

export function LanguageChoice(props: { readonly first: Speech; readonly children: ReactNode }) {
  const [speech, setSpeech] = useState(props.first);
  const { locale, words } = speech;
  const { choice } = useReadingChoice();
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
    document.title = words.product;
  }, [locale, words]);
  const language = useMemo(
    () => ({
      ...speech,
      choice,
      toggle: () => {
        const next = speech.locale === 'zh' ? 'en' : 'zh';
        localStorage.setItem(LANGUAGE_KEY, next);
        void loadSpeech(next).then(setSpeech);
      },
    }),
    [speech, choice],
  );
  return <Context value={language}>{props.children}</Context>;
}

export function useLanguage(): Language {
  const language = useContext(Context);
  if (language === null) throw new Error('no language around');
  return language;
}
