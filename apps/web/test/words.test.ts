import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import { expect, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { zh } from '../src/words/zh.ts';

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
const SPOKEN = new Set(
  'title alt placeholder label aria-label aria-description okText cancelText description tooltip notFoundContent emptyText'.split(
    ' ',
  ),
);
/** Dates and numbers are written by rules, each in both languages side by side. */
const WRITERS = /^(words|reading)[\\/]/;

test('no text on a screen stands outside the catalogs', () => {
  const found: string[] = [];
  for (const path of files.filter((path) => !WRITERS.test(path))) {
    const { program } = parseSync(path, readFileSync(join(src, path), 'utf8'));
    const beside: [number, number][] = [];
    const isBeside = (at: number) => beside.some(([start, end]) => start <= at && at < end);
    const refuse = (text: string) => found.push(`${path}: ${text.trim()}`);
    new Visitor({
      JSXText: ({ value }) => {
        if (/\p{L}{2,}/u.test(value)) refuse(value);
      },
      JSXAttribute: ({ name, value }) => {
        if (name.type === 'JSXIdentifier' && SPOKEN.has(name.name) && value?.type === 'Literal')
          refuse(name.name);
      },
      JSXExpressionContainer: ({ expression }) => {
        if (expression.type === 'Literal' && /\p{L}{2,} \p{L}{2,}/u.test(String(expression.value)))
          refuse(String(expression.value));
      },
      Property: ({ key, value }) => {
        if (key.type !== 'Identifier' || !SPOKEN.has(key.name) || value.type !== 'Literal') return;
        if (typeof value.value === 'string' && /\p{L}{2,}/u.test(value.value))
          refuse(`${key.name}: ${value.value}`);
      },
      ObjectExpression: ({ properties }) => {
        if (isPair(properties)) for (const { start, end } of properties) beside.push([start, end]);
      },
      Literal: ({ value, raw, start }) => {
        if (typeof value === 'string' && !isBeside(start) && /\p{Script=Han}/u.test(raw ?? '')) refuse(value);
      },
      TemplateElement: ({ value, start }) => {
        if (!isBeside(start) && /\p{Script=Han}/u.test(value.raw)) refuse(value.raw);
      },
    }).visit(program);
  }
  expect(files.length).toBeGreaterThan(40);
  expect(found).toEqual([]);
});

test('every word stands in both catalogs', () => {
  expect(leavesOf(zh).map(([path]) => path)).toEqual(leavesOf(en).map(([path]) => path));
});

test('Chinese words are Chinese, without blanks between characters and digits', () => {
  const own = new Set(['otherLanguage', 'bar.switchLanguage']);
  const bad = leavesOf(zh)
    .filter(
      ([path, text]) =>
        !own.has(path) && /[\u4e00-\u9fff] +\d|\d +[\u4e00-\u9fff]|[\u4e00-\u9fff][,;:!?]|\bpp\b/.test(text),
    )
    .map(([path, text]) => `${path}: ${text}`);
  expect(bad).toEqual([]);
});

/** `{ zh: …, en: … }`: Chinese beside its English is a rule of writing, such as the name of a unit. */
function isPair(properties: readonly { readonly type: string; readonly key?: unknown }[]): boolean {
  const names = properties.map(({ key }) => (key as { readonly name?: string } | undefined)?.name);
  return names.length === 2 && names.includes('zh') && names.includes('en');
}

/** Texts by their path; a text with places to fill is filled with digits. */
function leavesOf(value: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof inner === 'string') return [[at, inner] as const];
    if (typeof inner === 'function') {
      const said: unknown = inner(...Array(inner.length).fill('12'));
      return [[at, Array.isArray(said) ? said.join('') : String(said)] as const];
    }
    return typeof inner === 'object' && inner !== null ? leavesOf(inner, at) : [];
  });
}
