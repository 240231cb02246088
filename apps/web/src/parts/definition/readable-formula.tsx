/** Names of other metrics stand in brackets; they are set off from the rest. */
export function ReadableFormula({ text }: { readonly text: string }) {
  return (
    <code>
      {text.split(/(\[[^\]]+\])/u).map((piece, i) =>
        piece.startsWith('[') ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
          <span key={i} className="named">
            {piece}
          </span>
        ) : (
          piece
        ),
      )}
    </code>
  );
}
