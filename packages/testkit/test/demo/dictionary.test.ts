import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFINITIONS } from '@plumbline/demo';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readFolder } from '../definitions/read-folder.ts';

type Entry = Readonly<Record<string, unknown>>;
const han = /\p{Script=Han}/u;

const entriesOf = (list: string): readonly Entry[] =>
  readdirSync(DEFINITIONS)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const file: unknown = parse(readFileSync(join(DEFINITIONS, name), 'utf8'));
      const found: unknown = Reflect.get(Object(file), list);
      return Array.isArray(found) ? (found as readonly Entry[]) : [];
    });

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isWordList = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(isText);
const isBoth = (value: unknown): boolean => {
  const zh: unknown = Reflect.get(Object(value), 'zh');
  const en: unknown = Reflect.get(Object(value), 'en');
  return isText(zh) && isText(en) && han.test(String(zh)) && !han.test(String(en));
};
const among =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    words.includes(String(value));

/** What the dictionary says of a metric: name, words, formula, where and when it comes from, what kind it is, whose it is. */
const ATTRIBUTES: Readonly<Record<string, (value: unknown) => boolean>> = {
  code: (value) => /^[A-Z]{2,3}-\d{3}$/.test(String(value)),
  label: isBoth,
  synonyms: isWordList,
  formula: isText,
  basis: isBoth,
  data_source: isText,
  frequency: among('daily', 'monthly', 'yearly'),
  ready: (value) => /^(T\+\d( \d\d:\d\d)?|WD\+\d+)$/.test(String(value)),
  unit: isText,
  direction: among('up', 'down', 'band', 'none'),
  ability: among('profitability', 'solvency', 'efficiency', 'growth', 'cash', 'none'),
  perspective: among('financial', 'customer', 'process', 'learning'),
  nature: among('outcome', 'process'),
  purpose: isBoth,
  analysis: isWordList,
  area: isText,
  layer: among('strategic', 'operating', 'business'),
  tier: among('main', 'auxiliary', 'detail'),
  owner: (value) => String(value).includes('@'),
  department: isText,
  steward: (value) => String(value).includes('@'),
};

const metrics = entriesOf('metrics');

test.each(Object.entries(ATTRIBUTES))('every metric has its %s', (key, isRight) => {
  expect(metrics.length).toBeGreaterThanOrEqual(120);
  expect(metrics.filter((metric) => !isRight(metric[key])).map(({ name }) => name)).toEqual([]);
});

test('codes and labels are unique; a synonym is shared only where the company itself mixes words up', () => {
  const twice = (values: readonly unknown[]) => [
    ...new Set(values.filter((value, i) => values.indexOf(value) !== i)),
  ];
  expect(twice(metrics.map(({ code }) => code))).toEqual([]);
  for (const locale of ['zh', 'en'])
    expect(twice(metrics.map(({ label }) => Reflect.get(Object(label), locale)))).toEqual([]);
  expect(twice(metrics.flatMap(({ synonyms }) => (Array.isArray(synonyms) ? synonyms : [])))).toEqual([
    '销售额',
  ]);
});

test('whoever reads English finds an English twin of every Chinese name', () => {
  const { model } = readFolder(DEFINITIONS);
  const inChinese = /in Chinese$/;
  for (const { name, fields } of model.datasets.values()) {
    for (const field of fields.values()) {
      const twin = fields.get(`${field.name}_en`);
      expect(inChinese.test(field.label.en), `${name}.${field.name}`).toBe(twin !== undefined);
      if (twin !== undefined) expect(twin.label.en).not.toMatch(inChinese);
    }
  }
  for (const { name, label } of model.dimensions.values())
    if (inChinese.test(label.en)) expect(model.dimensions.has(`${name}_en`), name).toBe(true);
});
