import type { Finding, Start, Written } from './edit-queries.ts';
import type { Begin, Draft } from './use-draft.ts';
import type { Saving } from './use-saving.ts';

/** What the parts of an editor are told. */
export interface WritingProps {
  readonly begin: Begin;
  readonly draft: Draft;
  readonly saving: Saving;
  readonly start: Start;
  readonly request: Written['request'];
}

const NONE: readonly Finding[] = [];

/** Those of a former text would be written into this one. */
export function findingsNow({ isChecking, told }: Draft): readonly Finding[] {
  return isChecking ? NONE : told;
}
