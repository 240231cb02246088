import type { Hint } from './diagnostic.ts';
import { suggest } from './suggest.ts';

/** One hint for each of the candidates nearest to `name`, best first; none when nothing is near. */
export function didYouMean(name: string, candidates: Iterable<string>, count = 3): readonly Hint[] {
  return suggest(name, candidates, count).map(meant);
}

/** The hint for a text that is known to fit. */
export function meant(text: string): Hint {
  return { text: { zh: `是否想写 ${text}？`, en: `did you mean ${text}?` }, replace: text };
}
