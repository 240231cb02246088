import type { Locale } from '../../words/catalogs.ts';
import type { Term } from './find-terms.ts';

/** A piece of a definition; `term` where it is the label of another one. */
export interface TextPiece {
  readonly text: string;
  readonly term: Term | null;
}

/** A definition in which each other term is marked where it is first named; the longest name wins. */
export function linkedText(own: Term, all: readonly Term[], locale: Locale): readonly TextPiece[] {
  const others = all
    .filter(({ name }) => name !== own.name)
    .toSorted((a, b) => b.label[locale].length - a.label[locale].length);
  let pieces: readonly TextPiece[] = [{ text: own.definition[locale], term: null }];
  for (const term of others) pieces = markedFirst(pieces, term, locale);
  return pieces;
}

function markedFirst(pieces: readonly TextPiece[], term: Term, locale: Locale): readonly TextPiece[] {
  const name = term.label[locale].replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const pattern = new RegExp(locale === 'en' ? `\\b${name}\\b` : name, 'iu');
  const at = pieces.findIndex((piece) => piece.term === null && pattern.test(piece.text));
  const piece = pieces[at];
  const found = piece === undefined ? null : pattern.exec(piece.text);
  if (piece === undefined || found === null) return pieces;
  const end = found.index + found[0].length;
  const parts = [
    { text: piece.text.slice(0, found.index), term: null },
    { text: found[0], term },
    { text: piece.text.slice(end), term: null },
  ];
  return [...pieces.slice(0, at), ...parts.filter(({ text }) => text !== ''), ...pieces.slice(at + 1)];
}
