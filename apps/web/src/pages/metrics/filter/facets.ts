import type { MetricEntry } from '../../../api/answer.ts';
import { unitText, valueText } from '../../../parts/definition/attribute-text.ts';
import type { Words } from '../../../words/catalogs.ts';

const STATES = ['retired', 'deprecated', 'draft'] as const;

/** Values of a facet as they are written in the definitions. */
const FACETS = {
  layer: attribute('layer'),
  area: attribute('area'),
  ability: attribute('ability'),
  perspective: attribute('perspective'),
  nature: attribute('nature'),
  tier: attribute('tier'),
  kind: ({ kind }) => [kind],
  status: ({ marks = [] }) => [STATES.find((state) => marks.includes(state)) ?? 'published'],
  direction: ({ direction }) => [direction],
  unit: ({ unit }) => [unit],
  owner: attribute('owner'),
  steward: attribute('steward'),
  department: attribute('department'),
  frequency: attribute('frequency'),
  data_source: attribute('data_source'),
  analysis: ({ attributes }) => wordsOf(attributes.analysis),
  same: ({ same }) => [same === undefined ? 'none' : 'some'],
  tag: ({ attributes }) => wordsOf(attributes.tags ?? attributes.tag),
} as const satisfies Readonly<Record<string, (metric: MetricEntry) => readonly string[]>>;

export type FacetName = keyof typeof FACETS;
export type Chosen = { readonly [F in FacetName]?: readonly string[] | undefined };

export const FACET_NAMES = Object.keys(FACETS) as readonly FacetName[];

export function facetOf(name: FacetName, metric: MetricEntry): readonly string[] {
  return FACETS[name](metric);
}

export function facetText(name: FacetName, value: string, words: Words): string {
  return name === 'unit' ? unitText(value, words) : valueText(name, value, words);
}

/** Metrics that have one of the chosen values in every facet. */
export function withChosen(metrics: readonly MetricEntry[], chosen: Chosen): readonly MetricEntry[] {
  return metrics.filter((metric) => FACET_NAMES.every((name) => isIn(metric, name, chosen)));
}

/** A value of a facet and how many metrics one sees by choosing it, what the other facets say included. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export function facetCounts(
  metrics: readonly MetricEntry[],
  chosen: Chosen,
): ReadonlyMap<FacetName, readonly FacetValue[]> {
  const all = new Map(FACET_NAMES.map((name) => [name, new Map<string, number>()]));
  const now = new Map(FACET_NAMES.map((name) => [name, new Map<string, number>()]));
  for (const metric of metrics) {
    const missed = FACET_NAMES.filter((name) => !isIn(metric, name, chosen));
    for (const name of FACET_NAMES) {
      // What one facet alone keeps out would be seen by choosing in it.
      const isOffered = missed.length === 0 || (missed.length === 1 && missed[0] === name);
      for (const value of facetOf(name, metric)) {
        countUp(all.get(name), value);
        if (isOffered) countUp(now.get(name), value);
      }
    }
  }
  const listed = FACET_NAMES.map((name) => {
    const known = new Map([
      ...(chosen[name] ?? []).map((value) => [value, 0] as const),
      ...(all.get(name) ?? []),
    ]);
    const ordered = [...known].sort(
      ([a, most], [b, least]) => placeOf(a) - placeOf(b) || least - most || (a < b ? -1 : 1),
    );
    return [name, ordered.map(([value]) => ({ value, count: now.get(name)?.get(value) ?? 0 }))] as const;
  });
  return new Map(listed);
}

function countUp(counts: Map<string, number> | undefined, value: string): void {
  counts?.set(value, (counts.get(value) ?? 0) + 1);
}

export function toggled(chosen: Chosen, name: FacetName, value: string): Chosen {
  const now = chosen[name] ?? [];
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  return { ...chosen, [name]: next.length === 0 ? undefined : next };
}

/** Words that have an order of their own; others stand behind, most frequent first. */
const ORDER: readonly string[] = [
  'strategic',
  'operating',
  'business',
  'main',
  'auxiliary',
  'detail',
  'financial',
  'customer',
  'process',
  'learning',
  'flow',
  'stock',
  'ratio',
  'other',
  'outcome',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'yearly',
];

function placeOf(value: string): number {
  const at = ORDER.indexOf(value);
  return at < 0 ? ORDER.length : at;
}

function isIn(metric: MetricEntry, name: FacetName, chosen: Chosen): boolean {
  const wanted = chosen[name];
  return wanted === undefined || facetOf(name, metric).some((value) => wanted.includes(value));
}

function attribute(name: string): (metric: MetricEntry) => readonly string[] {
  return ({ attributes }) => {
    const value = attributes[name];
    return typeof value === 'string' && value !== '' ? [value] : [];
  };
}

function wordsOf(value: MetricEntry['attributes'][string] | undefined): readonly string[] {
  return typeof value === 'string' ? value.split(/\s*,\s*/u).filter((word) => word !== '') : [];
}
