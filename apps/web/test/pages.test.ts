import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));

/** Modules that a file reads, types too, from where they stand below `src`. */
function importsOf(path: string): readonly { readonly from: string; readonly isType: boolean }[] {
  const { program } = parseSync(path, readFileSync(join(src, path), 'utf8'));
  return program.body.flatMap((node) => {
    if (node.type !== 'ImportDeclaration') return [];
    const name = node.source.value;
    const from = name.startsWith('.') ? normalize(join(dirname(path), name)) : name;
    return [{ from, isType: node.importKind === 'type' }];
  });
}

function pageOf(path: string): string | null {
  const [pages, page] = path.split(sep);
  return pages === 'pages' && page !== undefined && !page.includes('.') ? page : null;
}

test('a page imports no other page, and nothing but the router imports a page', () => {
  const found = files.flatMap((path) =>
    importsOf(path)
      .filter(({ from }) => pageOf(from) !== null && pageOf(from) !== pageOf(path))
      .map(({ from }) => `${path} → ${from}`),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});

test('a chart is made in one place', () => {
  const found = files
    .filter((path) => !path.startsWith(`charts${sep}`))
    .filter((path) => importsOf(path).some(({ from, isType }) => from.startsWith('echarts') && !isType));
  expect(found).toEqual([]);
  const makers = files.filter((path) => /\binit\(/.test(readFileSync(join(src, path), 'utf8')));
  expect(makers).toEqual([join('charts', 'chart-box.tsx')]);
});
