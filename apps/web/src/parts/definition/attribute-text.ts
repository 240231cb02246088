import { listed } from '@plumbline/client';
import type { MetricEntry } from '../../api/answer.ts';
import type { Locale, Words } from '../../words/catalogs.ts';

type Speech = { readonly locale: Locale; readonly words: Words };

/** A word of the definitions in the reader's language; another word as it was written. */
export function valueText(attribute: string, value: string, words: Words): string {
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = words.metrics.values;
  return known[attribute]?.[value] ?? value;
}

export function attributeName(attribute: string, words: Words): string {
  return (words.metrics.attributes as Readonly<Record<string, string>>)[attribute] ?? attribute;
}

/** An attribute as a person says it; null where the definition says nothing. */
export function attributeText(metric: MetricEntry, attribute: string, speech: Speech): string | null {
  const value = metric.attributes[attribute];
  if (value === undefined || value === '') return null;
  const { locale, words } = speech;
  const text = typeof value === 'string' ? value : value[locale];
  if (attribute === 'analysis')
    return listed(
      text.split(/\s*,\s*/u).map((word) => valueText(attribute, word, words)),
      locale,
    );
  return valueText(attribute, text, words);
}

/** `cfo` for `cfo@huaheng.example`. */
export function personText(address: string): string {
  return /^([^@\s]+)@[^@\s]+$/u.exec(address)?.[1] ?? address;
}

/** `Money`, `订单数`. */
export function unitText(unit: string, words: Words): string {
  const counted = /^count\((.+)\)$/u.exec(unit)?.[1];
  if (counted !== undefined)
    return words.metrics.countOf(
      (words.metric.entities as Readonly<Record<string, string>>)[counted] ?? counted,
    );
  return valueText('unit', unit === '' ? 'number' : unit, words);
}
