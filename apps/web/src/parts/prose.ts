import type { Cell } from '../api/answer.ts';
import type { Locale } from '../words/catalogs.ts';

/** A piece of a sentence. Words bring no figures: those are cells of answers, or dates of the question. */
export type Piece = { readonly kind: 'words' | 'name' | 'date'; readonly text: string } | Figure;

export interface Figure {
  readonly kind: 'figure';
  readonly text: string;
  /** The cell as it came, and how it is written. Null: nothing came, and nothing may be said. */
  readonly cell: Cell;
  readonly write: (cell: string | number) => string;
  /** Column of the answer: `revenue__year_ago_pct`. */
  readonly column: string;
}

export type Prose = readonly (Piece | string)[];

/** A name in front of a figure: the engine spaces Chinese from digits, Latin names bring their own blank. */
export const name = (text: string, locale: Locale): Piece => ({
  kind: 'name',
  text: locale === 'zh' && /[!-~]$/.test(text) ? `${text} ` : text,
});
export const date = (text: string): Piece => ({ kind: 'date', text });

export function figure(column: string, cell: Cell, write: Figure['write']): Figure {
  return { kind: 'figure', column, cell, write, text: cell === null ? '—' : write(cell) };
}

export function piecesOf(prose: Prose): readonly Piece[] {
  return prose.map((piece) => (typeof piece === 'string' ? { kind: 'words', text: piece } : piece));
}

export function textOf(prose: Prose): string {
  return piecesOf(prose)
    .map(({ text }) => text)
    .join('');
}

/** Figures of the sentence, when each is a cell as written; null: one is not, and the sentence may not be shown. */
export function checkedFigures(prose: Prose): readonly Figure[] | null {
  const pieces = piecesOf(prose);
  const isSound = pieces.every((piece) => {
    if (piece.kind === 'figure') return piece.cell !== null && piece.write(piece.cell) === piece.text;
    return piece.kind !== 'words' || !/\d/.test(piece.text);
  });
  return isSound ? pieces.filter((piece) => piece.kind === 'figure') : null;
}
