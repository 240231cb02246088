import type { Wire } from '@plumbline/client';
import type { Locale } from '../../words/catalogs.ts';

export type Term = Wire<'GlossaryTerm'>;

/** Terms that hold the text, in the order of the reader's language: by letter, then by name. */
export function findTerms(all: readonly Term[], text: string, locale: Locale): readonly Term[] {
  const wanted = folded(text);
  const order = new Intl.Collator(locale === 'zh' ? 'zh-CN-u-co-pinyin' : 'en');
  return all
    .filter((term) => textsOf(term).some((one) => folded(one).includes(wanted)))
    .toSorted(
      (a, b) =>
        rankOf(a.letter[locale]) - rankOf(b.letter[locale]) ||
        order.compare(a.label[locale], b.label[locale]),
    );
}

function textsOf({ name, label, definition, synonyms }: Term): readonly string[] {
  return [name, label.zh, label.en, ...synonyms, definition.zh, definition.en];
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** What begins with no letter comes last. */
function rankOf(letter: string): number {
  return letter === '#' ? 1000 : letter.charCodeAt(0);
}

/** Terms that stand together under each letter. */
export function byLetter(
  terms: readonly Term[],
  locale: Locale,
): readonly (readonly [string, readonly Term[]])[] {
  const groups = new Map<string, Term[]>();
  for (const term of terms) {
    const letter = term.letter[locale];
    groups.set(letter, [...(groups.get(letter) ?? []), term]);
  }
  return [...groups];
}
