import { useLanguage } from '../../words/language.tsx';
import { byLetter, type Term } from './find-terms.ts';
import { TermLink } from './term-link.tsx';

interface List {
  readonly terms: readonly Term[];
  readonly chosen: string | null;
}

/** Terms under their letters: Latin ones of English, of Chinese those of its pinyin. */
export function TermList({ terms, chosen }: List) {
  const { locale, words } = useLanguage();
  return (
    <nav className="term-list" aria-label={words.glossary.list}>
      {byLetter(terms, locale).map(([letter, some]) => (
        <section key={letter}>
          <h2>{words.glossary.letter(letter)}</h2>
          <ul>
            {some.map(({ name, label, synonyms }) => (
              <li key={name}>
                <TermLink name={name} className="term-row" isChosen={name === chosen}>
                  <b>{label[locale]}</b>
                  <small>{[label[locale === 'zh' ? 'en' : 'zh'], ...synonyms].join(' · ')}</small>
                </TermLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
