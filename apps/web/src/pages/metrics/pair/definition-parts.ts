import { listed } from '@plumbline/client';
import type { MetricEntry } from '../../../api/answer.ts';
import {
  attributeName,
  attributeText,
  unitText,
  valueText,
} from '../../../parts/definition/attribute-text.ts';
import type { Locale, Words } from '../../../words/catalogs.ts';

/** One part of a definition, said of two metrics. */
export interface PairedPart {
  readonly key: string;
  readonly title: string;
  readonly texts: readonly [string | null, string | null];
  readonly differs: boolean;
}

type Speech = { readonly locale: Locale; readonly words: Words };
type Say = (metric: MetricEntry, speech: Speech) => string | null;

/** Parts that every definition has, in the order in which they are read. */
const PARTS: { readonly [part: string]: Say } = {
  name: ({ name }) => name,
  readable: ({ readable }, { locale }) => readable[locale],
  basis: ({ basis }, { locale }) => basis?.[locale] ?? null,
  description: ({ description }, { locale }) => description?.[locale] ?? null,
  unit: ({ unit }, { words }) => unitText(unit, words),
  kind: ({ kind }, { words }) => valueText('kind', kind, words),
  direction: ({ direction }, { words }) => valueText('direction', direction, words),
  synonyms: ({ synonyms }, { locale }) => joined(synonyms, locale),
  plans: ({ plans }, { locale, words }) =>
    joined(
      Object.entries(plans).map(([plan, metric]) => `${valueText('plans', plan, words)} ${metric}`),
      locale,
    ),
  version: ({ version }) => `v${version}`,
  effective_from: ({ effective_from }) => effective_from,
};

/** Both definitions part by part; parts that neither has are left out. */
export function pairedParts(
  pair: readonly [MetricEntry, MetricEntry],
  speech: Speech,
): readonly PairedPart[] {
  const [first, second] = pair;
  const attributes = [...new Set([...Object.keys(first.attributes), ...Object.keys(second.attributes)])];
  const said: readonly (readonly [string, string, Say])[] = [
    ...Object.entries(PARTS).map(([key, say]) => [key, titleOf(key, speech.words), say] as const),
    ...attributes.map(
      (key) =>
        [
          `attribute:${key}`,
          attributeName(key, speech.words),
          (metric: MetricEntry) => attributeText(metric, key, speech),
        ] as const,
    ),
  ];
  return said.flatMap(([key, title, say]) => {
    const texts = [say(first, speech), say(second, speech)] as const;
    return texts[0] === null && texts[1] === null
      ? []
      : [{ key, title, texts, differs: texts[0] !== texts[1] }];
  });
}

function titleOf(key: string, words: Words): string {
  return key === 'readable' ? words.metrics.formula : attributeName(key, words);
}

function joined(texts: readonly string[], locale: Locale): string | null {
  return texts.length === 0 ? null : listed(texts, locale);
}
