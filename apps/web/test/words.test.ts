import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import { expect, test } from 'vitest';
import { CATALOGS } from '../src/words/catalogs.ts';

const src = fileURLToPath(new URL('../src', import.meta.url));
const pages = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'));
const SPOKEN = new Set(['title', 'alt', 'placeholder', 'aria-label', 'label']);

test('no text on a screen stands outside the catalogs', () => {
  expect(pages.length).toBeGreaterThan(20);
  const found: string[] = [];
  for (const path of pages) {
    const { program } = parseSync(path, readFileSync(join(src, path), 'utf8'));
    new Visitor({
      JSXText: ({ value }) => {
        if (/\p{L}{2,}/u.test(value)) found.push(`${path}: ${value.trim()}`);
      },
      JSXAttribute: ({ name, value }) => {
        if (name.type === 'JSXIdentifier' && SPOKEN.has(name.name) && value?.type === 'Literal')
          found.push(`${path}: ${name.name}`);
      },
    }).visit(program);
  }
  expect(found).toEqual([]);
});

test('every word stands in both catalogs, and none is empty by accident', () => {
  const keysOf = (value: object, path: string): readonly string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object' ? keysOf(inner, `${path}${key}.`) : [`${path}${key}`],
    );
  expect(keysOf(CATALOGS.zh, '')).toEqual(keysOf(CATALOGS.en, ''));
});
