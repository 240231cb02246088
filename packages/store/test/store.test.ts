import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// One process for all suites: an embedded server database takes seconds to start.
import './changes-suite.ts';
import './closes-suite.ts';
import './definitions-suite.ts';
import './inbox-suite.ts';
import './kept-suite.ts';
import './migrations-suite.ts';
import './organisation-suite.ts';
import './people-suite.ts';
import './rest-suite.ts';

test('the query builder is loaded on first use: commands that only read pointers start without it', () => {
  const source = new URL('../src/', import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  const loading = files.filter((path) =>
    /^import (?!type\b)[^;]*from '(kysely|pg)'/m.test(readFileSync(new URL(path, source), 'utf8')),
  );
  expect(loading).toEqual([]);
});
