import { StatusMark } from '../../parts/status-mark.tsx';
import type { Status } from '../../reading/verdict.ts';
import { useLanguage } from '../../words/language.tsx';
import type { CloseEntry } from './queries.ts';
import type { CheckedPeriod } from './use-verification.ts';

export type CloseStateName = 'asClosed' | 'changed' | 'damaged' | 'unlocked' | 'locked';

const MARKS: { readonly [S in Exclude<CloseStateName, 'locked'>]: Status } = {
  asClosed: 'good',
  changed: 'watch',
  damaged: 'behind',
  unlocked: 'none',
};

/** What is known of a period: by the last load, and by a verification where there was one. */
export function stateOf({ event, changed }: CloseEntry, checked: CheckedPeriod | undefined): CloseStateName {
  if (event === 'unlock') return 'unlocked';
  if (checked?.isIntact === false) return 'damaged';
  const count = checked?.findings.length ?? changed;
  if (count === null) return 'locked';
  return count === 0 ? 'asClosed' : 'changed';
}

/** A shape with its word. */
export function CloseState({ state, text }: { readonly state: CloseStateName; readonly text?: string }) {
  const { words } = useLanguage();
  return (
    <span className={`close-state ${state}`} data-state={state}>
      {state === 'locked' ? null : <StatusMark status={MARKS[state]} isSilent />}
      {text ?? words.closes.states[state]}
    </span>
  );
}
