import { FIRST_DAY } from '@plumbline/diagnostics';
import type { NewContent } from '@plumbline/store';
import { checkDay } from '../people/checks.ts';

/** What a request says beside the definitions. */
export interface RequestWish {
  /** ISO day from which it holds, or `beginning`: as if it had always been so. Null: the day it is published. */
  readonly effectiveFrom?: string | null | undefined;
  /** ISO day until which it should be decided. */
  readonly due?: string | null | undefined;
  /** Not yet for review. */
  readonly isDraft?: boolean | undefined;
}

/** From the first day there is. */
export const BEGINNING = 'beginning';

/** Throws PlumblineError `people/wrong-day`. */
export function requestWish({
  effectiveFrom = null,
  due = null,
}: RequestWish): Pick<NewContent, 'effectiveFrom' | 'due'> {
  const from = effectiveFrom === BEGINNING ? FIRST_DAY : effectiveFrom;
  for (const day of [from, due]) if (day !== null) checkDay(day);
  return { effectiveFrom: from, due };
}
