import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Whatever is read by people: the screen, pages and files of the server, what the command line prints. */
const READ = [
  'apps/web/src',
  'packages/server/src',
  'packages/center/src',
  'packages/cli/src',
  'packages/client/src',
];
const WRITES = /\.(?:toFixed|toPrecision|toExponential|toLocaleString)\(|\bNumberFormat\b/;

/** A figure of the command line with more zeros than a terminal shows is written with its exponent; the screen has none. */
const ALLOWED = ['packages/cli/src/print/number-text.ts'];

test('figures are written by this module and by nothing else', () => {
  const files = READ.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `${folder}/${path.replaceAll(sep, '/')}`),
  );
  expect(files.length).toBeGreaterThan(600);
  const others = files.filter((path) => WRITES.test(readFileSync(join(ROOT, path), 'utf8')));
  expect(others).toEqual(ALLOWED);
});
