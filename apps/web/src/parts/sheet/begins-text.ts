import { begunAt } from '../definition/versions-used.ts';
import { type Key, memberOf } from '../pivot/cells.ts';
import { metricsOf, type Pivot } from '../pivot/pivot.ts';
import { finestTime } from '../question/time-grains.ts';
import type { Reader } from './reader.ts';

/** The mark of a member of time with which a metric takes another definition. */
export function beginsText(pivot: Pivot, at: { readonly ref: string; readonly key: Key }, { words }: Reader) {
  if (at.ref !== finestTime(pivot.keys)) return undefined;
  const begun = begunAt(pivot.result, metricsOf(pivot), memberOf(at.key));
  return begun.length === 0 ? undefined : words.versions.mark;
}
