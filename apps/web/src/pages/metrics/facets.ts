import type { MetricEntry } from '../../api/answer.ts';
import type { Locale, Words } from '../../words/catalogs.ts';

export type FacetName = 'area' | 'layer' | 'direction';
export type Chosen = { readonly [F in FacetName]?: ReadonlySet<string> };

const FACETS: { readonly [F in FacetName]: (metric: MetricEntry, words: Words, locale: Locale) => string } = {
  layer: ({ attributes }, _, locale) => attributeText(attributes.layer, locale),
  direction: ({ direction }, words) => words.direction[direction],
  area: ({ attributes }, _, locale) => attributeText(attributes.area, locale),
};

export const FACET_NAMES = Object.keys(FACETS) as readonly FacetName[];

export function facetOf(name: FacetName, metric: MetricEntry, words: Words, locale: Locale): string {
  return FACETS[name](metric, words, locale);
}

export function attributeText(value: MetricEntry['attributes'][string] | undefined, locale: Locale): string {
  if (value === undefined) return '—';
  return typeof value === 'string' ? value : value[locale];
}

/** What is searched: every name a metric goes by, and its formula. */
export function matches(metric: MetricEntry, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  const { name, label, synonyms, formula, readable, attributes } = metric;
  return [name, label.zh, label.en, ...synonyms, formula, readable.zh, readable.en, attributes.code]
    .filter((text) => typeof text === 'string')
    .some((text) => text.toLowerCase().includes(wanted));
}
