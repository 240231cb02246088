import { formatDimension, resolveDimension, scopeOf } from '@plumbline/model';
import type { Cell } from '@plumbline/query';
import type { Listed } from './center.ts';
import { englishOf } from './english-of.ts';
import type { Principal } from './principal.ts';
import { askQuery } from './questions.ts';
import { modelSeen, sightOf } from './sight.ts';
import type { Workings } from './workings.ts';

const LISTED = 50;
const MOST = 1000;

export interface ValuesAsked {
  readonly principal: Principal;
  readonly ref: string;
  readonly search?: string;
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

export interface DimensionValues extends Listed<Cell> {
  /** What each is called in English, where there is a column of such names. */
  readonly english: readonly (string | null)[];
}

/** Distinct members, the empty one left out; asked as a question, so that what a question may not see is not listed. */
export async function dimensionValues(workings: Workings, asked: ValuesAsked): Promise<DimensionValues> {
  const { principal, ref, search = '', limit = LISTED, signal } = asked;
  const sight = sightOf(workings.snapshots.current(), principal);
  const found = sight === null ? null : resolveDimension(ref, scopeOf(sight.served.model));
  const dimension = found !== null && 'ref' in found ? found : null;
  const name = dimension === null ? ref : formatDimension(dimension.ref);
  const isText = dimension?.type.kind === 'text';
  const beside = isText ? englishOf(name, modelSeen(workings.snapshots.current(), principal)) : null;
  const text = isText ? name : `cast(${name} as text)`;
  const names = [text, ...(beside === null ? [] : [beside])];
  const isSearched = search !== '' && dimension !== null;
  const value = {
    metrics: [],
    by: [ref, ...(beside === null ? [] : [beside])],
    where: isSearched ? names.map((one) => `contains(lower(${one}), $search)`).join(' or ') : undefined,
    params: isSearched ? { search: search.toLowerCase() } : undefined,
    limit: Math.min(Math.max(1, Math.trunc(limit)), MOST) + 1,
  };
  const question = JSON.parse(JSON.stringify(value)) as unknown;
  const { result, diagnostics } = await askQuery(workings, {
    principal,
    value: question,
    ...(signal === undefined ? {} : { signal }),
  });
  const english = new Map<Cell, string | null>();
  for (const [member = null, called = null] of result?.rows ?? [])
    if (member !== null && !english.has(member)) english.set(member, called === null ? null : String(called));
  const members = [...english].slice(0, value.limit - 1);
  return {
    items: members.map(([member]) => member),
    english: members.map(([, called]) => called),
    diagnostics,
  };
}
