import type { RequestEntry } from '../../../api/change-queries.ts';
import { isUndecided } from './group-requests.ts';

export const STATE_FILTERS = ['all', 'open', 'published', 'ended'] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];

const KEEPS: { readonly [F in StateFilter]: (request: RequestEntry) => boolean } = {
  all: () => true,
  open: isUndecided,
  published: ({ state }) => state === 'published',
  ended: ({ state }) => state === 'rejected' || state === 'withdrawn',
};

export interface RequestFilter {
  readonly state: StateFilter;
  /** Words; each must be somewhere. */
  readonly search: string;
  readonly metric: string | undefined;
}

/** The requests that a filter keeps; `labelOf`: what an object is called. */
export function findRequests(
  all: readonly RequestEntry[],
  { state, search, metric }: RequestFilter,
  labelOf: (object: RequestEntry['objects'][number]) => string,
): readonly RequestEntry[] {
  const words = search.trim().toLowerCase().split(/\s+/);
  return all.filter((request) => {
    if (!KEEPS[state](request)) return false;
    if (metric !== undefined && !request.objects.some(({ kind, id }) => kind === 'metric' && id === metric))
      return false;
    const { id, title, requester, people, objects } = request;
    const names = objects.flatMap((object) => [object.id, labelOf(object)]);
    const said = [id, title, requester, ...people.map(({ name }) => name), ...names].join('\n').toLowerCase();
    return words.every((word) => said.includes(word));
  });
}
