import type { Locale } from '../../../words/catalogs.ts';
import type { Body, Tile } from './body.ts';

/** Words of its own, or the same in both languages. */
export type Spoken = Tile['title'];

export function spokenIn(words: Spoken, locale: Locale): string {
  return typeof words === 'string' ? words : words[locale];
}

/** The words as they are, unless somebody wrote others over those of their language. */
export function rewritten(words: Spoken, written: string, locale: Locale): Spoken {
  return written === spokenIn(words, locale) ? words : written;
}

/** A dashboard under the name it has in the language of the reader. */
export function boardName(
  { name, label }: { readonly name: string; readonly label?: Body['label'] | null },
  locale: Locale,
): string {
  return label?.[locale] ?? name;
}

/** Under one name for all languages, which stands outside of the body. */
export function withoutLabel({ label: _, ...body }: Body): Body {
  return body;
}
