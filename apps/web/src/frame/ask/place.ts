import type { Wire } from '@plumbline/client';

export type Hit = Wire<'SearchResult'>['hits'][number];

/** Where a hit leads: a page of the app, with what it adds to the address. */
export interface Place {
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  readonly search: Readonly<Record<string, string>>;
}

const PLACES: { readonly [K in Hit['kind']]: (id: string) => Place } = {
  page: (id) => ({ route: `/app/${id}`, params: {}, search: {} }),
  metric: (name) => ({ route: '/app/metrics/$name', params: { name }, search: {} }),
  term: (name) => ({ route: '/app/glossary', params: {}, search: { term: name } }),
  dimension: (ref) => ({ route: '/app/explore', params: {}, search: { rows: ref } }),
  dataset: (name) => ({ route: '/app/metrics', params: {}, search: { dataset: name } }),
  dashboard: (id) => ({ route: '/app/dashboards/$id', params: { id }, search: {} }),
  view: (id) => ({ route: '/app/explore', params: {}, search: { view: id } }),
};

export function placeOf({ kind, id }: Pick<Hit, 'kind' | 'id'>): Place {
  return PLACES[kind](id);
}
