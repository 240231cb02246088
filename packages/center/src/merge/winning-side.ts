import { type Diagnostic, didYouMean, meant, report } from '@plumbline/diagnostics';
import type { WinningSides } from '../center/center.ts';

interface Named {
  readonly kind: string;
  readonly id: string;
}

export interface Winning {
  /** Which side somebody said is right for an object. */
  readonly winner: (object: Named) => 'files' | 'catalog' | null;
  /** Names that are said of nothing that is there, of more than one definition, or of both sides. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A name without its kind is the one definition that is called so, in the files or in the catalog. */
export function winningSide({ ours = [], theirs = [] }: WinningSides, known: readonly Named[]): Winning {
  const names = new Set([...ours, ...theirs]);
  if (names.size === 0) return { winner: () => null, diagnostics: [] };
  const meantBy = new Map([...names].map((name) => [name, definitionsOf(name, known)]));
  const sideOf = (side: readonly string[]) =>
    new Set(side.flatMap((name) => meantBy.get(name) ?? []).concat(side));
  const [ofFiles, ofCatalog] = [sideOf(ours), sideOf(theirs)];
  const diagnostics = [...meantBy].flatMap(([name, meaning]): readonly Diagnostic[] => {
    const isTwice = [name, ...meaning].some((one) => ofFiles.has(one) && ofCatalog.has(one));
    if (isTwice) return [report('change/unknown-choice', { name, isTwice })];
    if (meaning.length === 1) return [];
    if (meaning.length === 0) {
      const hints = didYouMean(name, new Set(known.flatMap((one) => [one.id, fullName(one)])));
      return [report('change/unknown-choice', { name, isTwice }, { hints })];
    }
    return [report('change/ambiguous-choice', { name }, { hints: meaning.map(meant) })];
  });
  const winner = (object: Named) => {
    const name = fullName(object);
    return ofFiles.has(name) ? 'files' : ofCatalog.has(name) ? 'catalog' : null;
  };
  return { winner, diagnostics };
}

/** By kind and name. */
function definitionsOf(name: string, known: readonly Named[]): readonly string[] {
  return [...new Set(known.filter((one) => one.id === name || fullName(one) === name).map(fullName))];
}

function fullName({ kind, id }: Named): string {
  return `${kind}:${id}`;
}
