import type { MetricEntry } from '../../../api/answer.ts';

/** Where a word of the search was found; smaller is better. */
const PLACES: readonly ((metric: MetricEntry) => readonly string[])[] = [
  ({ label }) => [label.zh, label.en],
  ({ name, synonyms, attributes }) => [name, ...synonyms, String(attributes.code ?? '')],
  ({ readable, formula }) => [readable.zh, readable.en, formula],
  ({ basis, description }) =>
    [basis?.zh, basis?.en, description?.zh, description?.en].map((text) => text ?? ''),
];

interface Indexed {
  readonly metric: MetricEntry;
  readonly places: readonly (readonly string[])[];
}

export type MetricIndex = readonly Indexed[];

/** Texts are folded once, so that ten thousand metrics are searched while one types. */
export function indexMetrics(metrics: readonly MetricEntry[]): MetricIndex {
  return metrics.map((metric) => ({
    metric,
    places: PLACES.map((textsOf) => textsOf(metric).map(fold)),
  }));
}

/**
 * Metrics in which every word of `wanted` stands somewhere, the nearest first: a label that is the word, one that
 * begins with it, one that holds it, then names and synonyms, formulas, and words about it. No words: all, as given.
 */
export function findMetrics(index: MetricIndex, wanted: string): readonly MetricEntry[] {
  const words = fold(wanted)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return index.map(({ metric }) => metric);
  return index
    .flatMap(({ metric, places }) => {
      const ranks = words.map((word) => rankOf(places, word));
      return ranks.some((rank) => rank === null) ? [] : [{ metric, rank: Math.max(...ranks.map(Number)) }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ metric }) => metric);
}

function rankOf(places: Indexed['places'], word: string): number | null {
  for (const [at, texts] of places.entries()) {
    const ranks = texts.flatMap((text) => {
      if (text === word) return [0];
      const found = text.indexOf(word);
      return found < 0 ? [] : [found === 0 ? 1 : 2];
    });
    if (ranks.length > 0) return at * 3 + Math.min(...ranks);
  }
  return null;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
