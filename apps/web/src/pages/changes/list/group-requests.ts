import type { RequestEntry } from '../../../api/change-queries.ts';

export type GroupName = 'waiting' | 'mine' | 'rest';

export interface RequestGroup {
  readonly name: GroupName;
  readonly requests: readonly RequestEntry[];
}

const ORDER: readonly GroupName[] = ['waiting', 'mine', 'rest'];
const UNDECIDED: ReadonlySet<RequestEntry['state']> = new Set(['draft', 'in_review', 'change_requested']);

export function isUndecided({ state }: Pick<RequestEntry, 'state'>): boolean {
  return UNDECIDED.has(state);
}

/** Each request once: what waits for the reader's signature, the most urgent first; what the reader asked for; the rest. */
export function groupRequests(all: readonly RequestEntry[], login: string): readonly RequestGroup[] {
  const groupOf = ({ awaits_me, requester }: RequestEntry): GroupName =>
    awaits_me ? 'waiting' : requester === login ? 'mine' : 'rest';
  return ORDER.map((name): RequestGroup => {
    const requests = all.filter((one) => groupOf(one) === name);
    return { name, requests: requests.sort(name === 'waiting' ? byUrgency : openFirst) };
  }).filter(({ requests }) => requests.length > 0);
}

/** Days sort as texts; who has no deadline comes last. */
function byUrgency(a: RequestEntry, b: RequestEntry): number {
  const [left, right] = [a.due ?? '~', b.due ?? '~'];
  return left === right ? a.number - b.number : left < right ? -1 : 1;
}

function openFirst(a: RequestEntry, b: RequestEntry): number {
  return Number(isUndecided(b)) - Number(isUndecided(a)) || b.number - a.number;
}
