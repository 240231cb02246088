import { type Chosen, FACET_NAMES } from './filter/facets.ts';

export const SORTS = ['weight', 'name', 'code', 'area', 'layer', 'owner', 'version'] as const;
export type Sort = (typeof SORTS)[number];

/** What stands in the address of the list, so that a list can be sent. */
export interface MetricsSearch {
  readonly q?: string | undefined;
  readonly view?: 'cards' | undefined;
  readonly followed?: true | undefined;
  readonly sort?: Sort | undefined;
  readonly down?: true | undefined;
  /** Two names whose definitions stand side by side. */
  readonly pair?: string | undefined;
}

export type MetricsAddress = MetricsSearch & {
  readonly [F in (typeof FACET_NAMES)[number]]?: string | undefined;
};

export function readMetricsSearch(search: Readonly<Record<string, unknown>>): MetricsAddress {
  const text = (value: unknown) =>
    (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
  return {
    q: text(search.q),
    view: search.view === 'cards' ? 'cards' : undefined,
    followed: search.followed === true || undefined,
    sort: SORTS.find((sort) => sort === search.sort),
    down: search.down === true || undefined,
    pair: text(search.pair),
    ...Object.fromEntries(FACET_NAMES.map((name) => [name, text(search[name])])),
  };
}

/** Values of a facet stand in one text, a comma of their own written as `%2C`. */
export function chosenOf(address: MetricsAddress): Chosen {
  return Object.fromEntries(
    FACET_NAMES.flatMap((name) => {
      const text = address[name];
      if (text === undefined) return [];
      return [[name, text.split(',').map((value) => value.replaceAll('%2C', ',').replaceAll('%25', '%'))]];
    }),
  );
}

export function writeChosen(chosen: Chosen): MetricsAddress {
  return Object.fromEntries(
    FACET_NAMES.map((name) => [
      name,
      chosen[name]?.map((value) => value.replaceAll('%', '%25').replaceAll(',', '%2C')).join(','),
    ]),
  );
}
