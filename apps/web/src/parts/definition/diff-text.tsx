import type { DiffPiece } from './word-diff.ts';
import './diff-text.css';

/** One side of a difference: what went is struck through, what came is underlined. */
export function DiffText(props: {
  readonly pieces: readonly DiffPiece[];
  readonly side: 'removed' | 'added';
}) {
  return props.pieces
    .filter(({ kind }) => kind === 'same' || kind === props.side)
    .map(({ kind, text }, i) => {
      const key = `${i}:${text}`;
      if (kind === 'same') return <span key={key}>{text}</span>;
      return kind === 'removed' ? (
        <del key={key} className="diff-gone">
          {text}
        </del>
      ) : (
        <ins key={key} className="diff-come">
          {text}
        </ins>
      );
    });
}
