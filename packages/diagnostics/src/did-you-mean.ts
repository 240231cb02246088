import type { Hint } from './diagnostic.ts';
import { suggest } from './suggest.ts';

/** One hint for each of the candidates nearest to `name`, best first; none when nothing is near. */
export function didYouMean(name: string, candidates: Iterable<string>, count = 3): readonly Hint[] {
  return suggest(name, candidates, count).map((near) => ({
    text: { zh: `是不是 ${near}?`, en: `did you mean ${near}?` },
    replace: near,
  }));
}
