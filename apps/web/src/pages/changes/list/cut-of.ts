import type { RequestEntry } from '../../../api/change-queries.ts';
import { isUndecided } from './group-requests.ts';

/** The server lists no more at once: of all requests, and again of the undecided ones. */
export const LISTED = 200;

/** What a list may leave out: only decided ones, or older undecided ones too. */
export function cutOf(all: readonly RequestEntry[]): 'none' | 'decided' | 'undecided' {
  if (all.length < LISTED) return 'none';
  return all.filter(isUndecided).length < LISTED ? 'decided' : 'undecided';
}
