import { listed } from '@plumbline/client';
import type { MetricEntry } from '../../../api/answer.ts';
import {
  attributeName,
  attributeText,
  unitText,
  valueText,
} from '../../../parts/definition/attribute-text.ts';
import { thresholdText } from '../../../reading/threshold.ts';
import type { Locale, Words } from '../../../words/catalogs.ts';

type Speech = { readonly locale: Locale; readonly words: Words };
type Group = keyof Words['metric']['groups'];
type Saying = Speech & { readonly labels: ReadonlyMap<string, MetricEntry['label']> };
type Say = (metric: MetricEntry, saying: Saying) => string | null;

export interface SaidGroup {
  readonly group: Group;
  readonly facts: readonly (readonly [string, string])[];
}

const OWN: { readonly [name: string]: Say } = {
  name: ({ name }) => name,
  synonyms: ({ synonyms }, { locale }) => (synonyms.length === 0 ? null : listed(synonyms, locale)),
  same: ({ same = [] }, { locale, labels }) =>
    same.length === 0
      ? null
      : listed(
          same.map((name) => labels.get(name)?.[locale] ?? name),
          locale,
        ),
  unit: ({ unit }, { words }) => unitText(unit, words),
  direction: ({ direction }, { words }) => valueText('direction', direction, words),
  sensitive: ({ sensitive }, { words }) =>
    sensitive === true ? valueText('sensitive', 'true', words) : null,
  kind: ({ kind }, { words }) => valueText('kind', kind, words),
  plans: ({ plans }, { locale, words, labels }) => {
    const [colon, between] = { zh: ['：', '；'], en: [': ', '; '] }[locale];
    const said = Object.entries(plans).map(
      ([plan, metric]) =>
        `${valueText('plans', plan, words)}${colon}${labels.get(metric)?.[locale] ?? metric}`,
    );
    return said.length === 0 ? null : said.join(between);
  },
  status_good: (metric, { locale }) => thresholdOf(metric, 'status_good', locale),
  status_warn: (metric, { locale }) => thresholdOf(metric, 'status_warn', locale),
  version: ({ version }) => `v${version}`,
  effective_from: ({ effective_from }, { words }) => effective_from ?? words.metric.rail.fromTheStart,
};

/** Where each part of the dictionary stands; what a definition has beside them stands at the end. */
const GROUPS: { readonly [G in Group]: readonly string[] } = {
  identity: ['name', 'code', 'synonyms', 'version', 'effective_from', 'status', 'same'],
  classes: ['area', 'layer', 'ability', 'perspective', 'nature', 'tier', 'tags'],
  duty: ['owner', 'steward', 'department', 'sensitive'],
  data: ['unit', 'kind', 'direction', 'data_source', 'frequency', 'ready'],
  use: ['purpose', 'analysis', 'plans', 'status_good', 'status_warn'],
};

function thresholdOf({ attributes, unit }: MetricEntry, name: string, locale: Locale): string | null {
  const written = attributes[name];
  return typeof written === 'string' && written !== '' ? thresholdText(written, unit, locale) : null;
}

export function attributeGroups(
  metric: MetricEntry,
  all: readonly MetricEntry[],
  speech: Speech,
): readonly SaidGroup[] {
  const saying = { ...speech, labels: new Map(all.map(({ name, label }) => [name, label])) };
  const placed = new Set(Object.values(GROUPS).flat());
  const rest = Object.keys(metric.attributes).filter((name) => !placed.has(name));
  return (Object.entries(GROUPS) as [Group, readonly string[]][]).map(([group, names]) => ({
    group,
    facts: [...names, ...(group === 'use' ? rest : [])].flatMap((name) => {
      const text = (OWN[name] ?? ((one: MetricEntry) => attributeText(one, name, speech)))(metric, saying);
      return text === null ? [] : [[attributeName(name, speech.words), text] as const];
    }),
  }));
}
