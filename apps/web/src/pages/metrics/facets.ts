import type { MetricEntry } from '../../api/answer.ts';
import type { Locale, Words } from '../../words/catalogs.ts';

export type FacetName = 'area' | 'layer' | 'direction';
export type Chosen = { readonly [F in FacetName]?: ReadonlySet<string> };

const FACETS: { readonly [F in FacetName]: (metric: MetricEntry, words: Words, locale: Locale) => string } = {
  layer: ({ attributes }, words, locale) => valueText(attributeText(attributes.layer, locale), words),
  direction: ({ direction }, words) => words.direction[direction],
  area: ({ attributes }, words, locale) => valueText(attributeText(attributes.area, locale), words),
};

export const FACET_NAMES = Object.keys(FACETS) as readonly FacetName[];

export function facetOf(name: FacetName, metric: MetricEntry, words: Words, locale: Locale): string {
  return FACETS[name](metric, words, locale);
}

/** A word of the definitions in the reader's language; another word as it was written. */
export function valueText(value: string, words: Words): string {
  return (words.values as Readonly<Record<string, string>>)[value] ?? value;
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
