import { type Diagnostic, didYouMean, meant, report } from '@plumbline/diagnostics';
import type { WinningSides } from '../center/center.ts';

interface Named {
  readonly kind: string;
  readonly id: string;
}

/** What a name can be said of. */
export interface Nameable {
  readonly files: readonly Named[];
  /** What is not in the files. */
  readonly others: readonly Named[];
  readonly isWholeSight: boolean;
}

export interface Winning {
  /** Which side somebody said is right for an object. */
  readonly winner: (object: Named) => 'files' | 'catalog' | null;
  /** Names that are said of nothing that is there, of more than one definition, or of both sides. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A name without its kind is the one definition that is called so. */
export function winningSide({ ours = [], theirs = [] }: WinningSides, nameable: Nameable): Winning {
  const names = new Set([...ours, ...theirs]);
  if (names.size === 0) return { winner: () => null, diagnostics: [] };
  const { files, others, isWholeSight } = nameable;
  const known = isWholeSight ? [...files, ...others] : files;
  const meantBy = new Map([...names].map((name) => [name, definitionsOf(name, nameable)]));
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
    const told = new Set(known.map(fullName));
    const hints = meaning.filter((one) => told.has(one)).map(meant);
    return [report('change/ambiguous-choice', { name }, { hints })];
  });
  const winner = (object: Named) => {
    const name = fullName(object);
    return ofFiles.has(name) ? 'files' : ofCatalog.has(name) ? 'catalog' : null;
  };
  return { winner, diagnostics };
}

/** By kind and name. Who does not see everything means their own, where they have one of that name. */
function definitionsOf(name: string, { files, others, isWholeSight }: Nameable): readonly string[] {
  const called = (objects: readonly Named[]) =>
    objects.filter((one) => one.id === name || fullName(one) === name).map(fullName);
  const own = called(files);
  return [...new Set(isWholeSight || own.length === 0 ? [...own, ...called(others)] : own)];
}

function fullName({ kind, id }: Named): string {
  return `${kind}:${id}`;
}
