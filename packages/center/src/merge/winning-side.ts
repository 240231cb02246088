import { type Diagnostic, didYouMean, report } from '@plumbline/diagnostics';
import type { WinningSides } from '../center/center.ts';

interface Named {
  readonly kind: string;
  readonly id: string;
}

/** Which side somebody said is right for an object. */
export function winningSide({ ours = [], theirs = [] }: WinningSides) {
  const [files, catalog] = [new Set(ours), new Set(theirs)];
  return ({ kind, id }: Named): 'files' | 'catalog' | null => {
    const isIn = (names: ReadonlySet<string>) => names.has(id) || names.has(`${kind}:${id}`);
    return isIn(files) ? 'files' : isIn(catalog) ? 'catalog' : null;
  };
}

/** Names that are said of nothing that is there, or of both sides. */
export function checkWinning(
  { ours = [], theirs = [] }: WinningSides,
  objects: readonly Named[],
): readonly Diagnostic[] {
  const known = new Set(objects.flatMap(({ kind, id }) => [id, `${kind}:${id}`]));
  return [...new Set([...ours, ...theirs])].flatMap((name): readonly Diagnostic[] => {
    const isTwice = ours.includes(name) && theirs.includes(name);
    if (!isTwice && known.has(name)) return [];
    const hints = isTwice ? [] : didYouMean(name, [...known]);
    return [report('change/unknown-choice', { name, isTwice }, { hints })];
  });
}
