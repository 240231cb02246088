import { fold, hasHan, wordsOf } from './fold.ts';
import type { Speller } from './speller.ts';

/** How a text is typed: as written, by one of its words, in pinyin, by the initials of words or syllables. */
export type FormKind = 'written' | 'word' | 'pinyin' | 'initials';

export interface SearchForm {
  readonly kind: FormKind;
  /** Folded. */
  readonly text: string;
}

/** Longer texts are cut: nobody types them. */
const LONGEST = 200;

/** Everything somebody may type for a name or a label. */
export function formsOf(text: string, speller: Speller): readonly SearchForm[] {
  const words = wordsOf(text.slice(0, LONGEST));
  const written = words.join('');
  if (written === '') return [];
  const forms: SearchForm[] = [{ kind: 'written', text: written }];
  if (words.length > 1) {
    for (const word of words.slice(1)) forms.push({ kind: 'word', text: word });
    forms.push({ kind: 'initials', text: words.map((word) => word.slice(0, 1)).join('') });
  }
  if (!hasHan(text)) return forms;
  const syllables = speller.syllables(text.slice(0, LONGEST));
  forms.push({ kind: 'pinyin', text: syllables.join('') });
  forms.push({ kind: 'initials', text: syllables.map((syllable) => fold(syllable).slice(0, 1)).join('') });
  return forms;
}
