export interface DiffPiece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Texts of more pieces are compared as wholes: the table of pairs grows with their product. */
const MOST_PIECES = 600;

/** What has to go and what has to come to turn one text into the other, word by word; Chinese signs are words of their own. */
export function wordDiff(before: string, after: string): readonly DiffPiece[] {
  return diff(before, after, /\p{Script=Han}|[\p{L}\p{N}_.]+|\s+|[^\p{L}\p{N}\s]/gu);
}

/** The same of a formula in words, in which a name in brackets is one. */
export function formulaDiff(before: string, after: string): readonly DiffPiece[] {
  return diff(before, after, /\[[^\]]*\]|[\p{L}\p{N}_.]+|\s+|[^\p{L}\p{N}\s]/gu);
}

/** The same line by line. */
export function lineDiff(before: string, after: string): readonly DiffPiece[] {
  return diff(before, after, /[^\n]*\n|[^\n]+/g);
}

function diff(before: string, after: string, piece: RegExp): readonly DiffPiece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const [old, fresh] = [before.match(piece) ?? [], after.match(piece) ?? []];
  if (old.length > MOST_PIECES || fresh.length > MOST_PIECES)
    return joined([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  const longest = longestCommon(old, fresh);
  const pieces: DiffPiece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [left, right] = [old[i], fresh[j]];
    if (left !== undefined && left === right) {
      pieces.push({ kind: 'same', text: left });
      i += 1;
      j += 1;
    } else if (
      left !== undefined &&
      (right === undefined || at(longest, i + 1, j) >= at(longest, i, j + 1))
    ) {
      pieces.push({ kind: 'removed', text: left });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: right ?? '' });
      j += 1;
    }
  }
  return joined(pieces);
}

/** Length of the longest common rest from each pair of places. */
function longestCommon(old: readonly string[], fresh: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const row = table[i] ?? [];
      row[j] =
        old[i] === fresh[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  return table;
}

function at(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

function joined(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const all: DiffPiece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.kind === piece.kind) all[all.length - 1] = { kind: last.kind, text: last.text + piece.text };
    else if (piece.text !== '') all.push(piece);
  }
  return all;
}
