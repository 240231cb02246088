import { checkedFigures, type Prose, piecesOf } from './prose.ts';

/** A sentence whose every figure is a cell of an answer; one that is not is not shown. */
export function CheckedProse({ prose }: { readonly prose: Prose }) {
  if (checkedFigures(prose) === null) return null;
  let at = 0;
  return piecesOf(prose).map((piece) => {
    at += 1;
    if (piece.kind !== 'figure') return <span key={at}>{piece.text}</span>;
    return (
      <b key={at} className="prose-figure" data-column={piece.column} data-exact={piece.cell}>
        {piece.text}
      </b>
    );
  });
}
