import type { SheetHead } from './sheet.ts';
import type { ShownColumns } from './use-column-window.ts';

/** A head, or the room of heads that are not drawn. */
export type HeadPiece =
  | { readonly kind: 'head'; readonly head: SheetHead; readonly column: number }
  | { readonly kind: 'gap'; readonly key: string; readonly span: number };

/** One row of heads as far as its columns are drawn; those before `names` and from `ends` on always are; a group reaches over those of its columns that are. */
export function clippedHeads(
  heads: readonly SheetHead[],
  { names, ends }: { readonly names: number; readonly ends: number },
  { first, last }: ShownColumns,
): readonly HeadPiece[] {
  const pieces: HeadPiece[] = [];
  let at = 0;
  let [before, after] = [0, 0];
  for (const head of heads) {
    const end = at + head.span;
    const stays = at < names || at >= ends;
    const [from, to] = stays ? [at, end] : [Math.max(at, first), Math.min(end, last)];
    if (from < to) pieces.push({ kind: 'head', head: { ...head, span: to - from }, column: from });
    if (!stays) {
      before += Math.max(0, Math.min(end, first) - at);
      after += Math.max(0, end - Math.max(at, last));
    }
    at = end;
  }
  const gap = (key: string, span: number): readonly HeadPiece[] =>
    span > 0 ? [{ kind: 'gap', key, span }] : [];
  const between = (from: number, to: number) =>
    pieces.filter((piece) => piece.kind === 'head' && piece.column >= from && piece.column < to);
  return [
    ...between(0, names),
    ...gap('before', before),
    ...between(names, ends),
    ...gap('after', after),
    ...between(ends, Number.POSITIVE_INFINITY),
  ];
}
