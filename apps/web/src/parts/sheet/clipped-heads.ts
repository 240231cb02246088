import type { SheetHead } from './sheet.ts';
import type { ShownColumns } from './use-column-window.ts';

/** A head, or the room of heads that are not drawn. */
export type HeadPiece =
  | { readonly kind: 'head'; readonly head: SheetHead; readonly column: number }
  | { readonly kind: 'gap'; readonly key: string; readonly span: number };

/** One row of heads as far as its columns are drawn; a group reaches over those of its columns that are. */
export function clippedHeads(
  heads: readonly SheetHead[],
  names: number,
  { first, last }: ShownColumns,
): readonly HeadPiece[] {
  const pieces: HeadPiece[] = [];
  let at = 0;
  let [before, after] = [0, 0];
  for (const head of heads) {
    const end = at + head.span;
    const [from, to] = at < names ? [at, end] : [Math.max(at, first), Math.min(end, last)];
    if (from < to) pieces.push({ kind: 'head', head: { ...head, span: to - from }, column: from });
    if (at >= names) {
      before += Math.max(0, Math.min(end, first) - at);
      after += Math.max(0, end - Math.max(at, last));
    }
    at = end;
  }
  const gap = (key: string, span: number): readonly HeadPiece[] =>
    span > 0 ? [{ kind: 'gap', key, span }] : [];
  const named = pieces.filter((piece) => piece.kind === 'head' && piece.column < names);
  return [...named, ...gap('before', before), ...pieces.slice(named.length), ...gap('after', after)];
}
