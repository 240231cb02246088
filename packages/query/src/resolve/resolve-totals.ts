import { didYouMean, report } from '@plumbline/diagnostics';
import { placeOf, type Resolving } from './resolving.ts';

/** A key as its column is called and as it is written in `by`. */
export interface NamedKey {
  readonly name: string;
  readonly text: string;
}

/** Most rows of branches that one query may ask for: metrics × (current and comparisons) × (rows and totals). */
const MOST_BRANCHES = 200;

/** Subsets of the keys in `by` order, without the full set. */
export function resolveTotals(
  to: Resolving,
  keys: readonly NamedKey[],
  branchesWithout: number,
): readonly (readonly string[])[] {
  const { totals } = to.query;
  const names = keys.map((key) => key.name);
  if (totals === undefined || totals === false) return refuseTooMany(to, branchesWithout, 0) ?? [];
  if (totals === true)
    return refuseTooMany(to, branchesWithout, names.length) ?? names.map((_, i) => names.slice(0, i));
  if (totals === 'all')
    return refuseTooMany(to, branchesWithout, 2 ** names.length - 1) ?? everySubset(names);
  if (keys.length < (to.query.by ?? []).length) return []; // a key that was refused would be refused again here
  const listed = uniqueSets(totals.map((names, i) => readSubset(to, names, keys, i)));
  const subsets = listed.filter((subset) => subset.length < names.length);
  return refuseTooMany(to, branchesWithout, subsets.length) ?? subsets;
}

/** Counted before the subsets are made: fifty keys have more of them than fit in memory. */
function refuseTooMany(to: Resolving, branchesWithout: number, totals: number): readonly [] | null {
  const branches = branchesWithout * (1 + totals);
  if (branches <= MOST_BRANCHES) return null;
  to.diagnostics.push(report('query/too-many-branches', { branches, most: MOST_BRANCHES, totals }));
  return [];
}

function everySubset(names: readonly string[]): readonly (readonly string[])[] {
  const subsets: (readonly string[])[] = [];
  for (let bits = 0; bits < 2 ** names.length - 1; bits++)
    subsets.push(names.filter((_, i) => (bits >> i) % 2 === 1));
  return subsets.sort((a, b) => a.length - b.length);
}

function readSubset(
  to: Resolving,
  written: readonly string[],
  keys: readonly NamedKey[],
  index: number,
): readonly string[] {
  const wanted = new Set<string>();
  written.forEach((word, i) => {
    const key = findKey(keys, word);
    const at = placeOf(['totals', index, i]);
    if (key === undefined) {
      const names = keys.map((k) => k.name);
      to.diagnostics.push(
        report(
          'query/unknown-key-column',
          { name: word, keys: names },
          { at, hints: didYouMean(word, names) },
        ),
      );
    } else if (wanted.has(key.name)) {
      to.diagnostics.push(report('query/duplicate-key', { name: word }, { at }));
    } else {
      wanted.add(key.name);
    }
  });
  return keys.map((key) => key.name).filter((name) => wanted.has(name));
}

/** By the name of its column, else as written in `by`. */
export function findKey<K extends NamedKey>(keys: readonly K[], word: string): K | undefined {
  return keys.find((key) => key.name === word) ?? keys.find((key) => key.text === word);
}

function uniqueSets(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const seen = new Map(sets.map((set) => [JSON.stringify(set), set]));
  return [...seen.values()];
}
