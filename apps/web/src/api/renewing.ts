import type { Result } from './answer.ts';

const SOON = 2000;

interface Kept {
  readonly state: { readonly data?: Result | undefined };
}

/** When to ask again: soon, where an answer from earlier rows stands in for one that is being worked out. */
export function renewing({ state }: Kept): number | false {
  return state.data?.meta.cache === 'stale' ? SOON : false;
}
