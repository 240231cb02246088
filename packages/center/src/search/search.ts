import type { Model, Text } from '@plumbline/model';
import type { Principal } from '../center/principal.ts';
import { sightOf } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { labelOf } from '../kept/kept-bodies.ts';
import { isPermitted } from '../people/permit.ts';
import { definedKeys, type HitKind, keysOf, type SearchEntry } from './search-entries.ts';
import { buildSearchIndex, type SearchIndex } from './search-index.ts';
import { speller } from './speller.ts';

export interface SearchHit {
  readonly kind: HitKind;
  readonly id: string;
  readonly label: Text;
  readonly detail: Text | null;
  /** The name, label, code or synonym that fits. */
  readonly matched: string;
}

export interface SearchAsked {
  readonly principal: Principal;
  readonly text: string;
  readonly limit: number;
}

/** Of each model, which never changes: what is served next brings its own. */
const indexes = new WeakMap<Model, Promise<SearchIndex<SearchEntry>>>();

/** What may be seen and fits, the best first. */
export async function search(
  { snapshots, holder }: Workings,
  { principal, text, limit }: SearchAsked,
): Promise<readonly SearchHit[]> {
  const sight = isPermitted(principal, 'read') ? sightOf(snapshots.current(), principal) : null;
  if (sight === null) return [];
  const [defined, kept] = await Promise.all([
    definedIndex(sight.served.model),
    keptIndex(holder.store.kept, principal.user),
  ]);
  return [...defined.find(text), ...kept.find(text)]
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry: { kind, id, label, detail }, shown }) => ({
      kind,
      id,
      label,
      detail: detail(),
      matched: shown,
    }));
}

function definedIndex(model: Model): Promise<SearchIndex<SearchEntry>> {
  const known = indexes.get(model);
  if (known !== undefined) return known;
  const index = speller().then((spell) => buildSearchIndex(definedKeys({ model }), spell));
  indexes.set(model, index);
  return index;
}

/** Views and dashboards come and go between questions, and one person sees few of them. */
async function keptIndex(
  kept: Workings['holder']['store']['kept'],
  login: string,
): Promise<SearchIndex<SearchEntry>> {
  // A dashboard may have a name in each language, which stands in its body.
  const [dashboards, views] = await Promise.all([kept.list('dashboard', login), kept.names('view', login)]);
  const keys = [
    ...dashboards.flatMap(({ id, name, body }) =>
      keysOf(
        { kind: 'dashboard', id, label: labelOf(body) ?? { zh: name, en: name }, detail: () => null },
        { name },
      ),
    ),
    ...views.flatMap(({ id, name }) =>
      keysOf({ kind: 'view', id, label: { zh: name, en: name }, detail: () => null }, {}),
    ),
  ];
  return buildSearchIndex(keys, await speller());
}
