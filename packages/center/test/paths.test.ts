import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '@plumbline/model';
import { describe, expect, test } from 'vitest';
import { expandPath } from '../src/workspace/expand-path.ts';
import { isBelow } from '../src/workspace/is-below.ts';
import { sourcePaths } from '../src/workspace/source-paths.ts';
import { temporaryFolder } from './temporary-folder.ts';

const scope = (env: Record<string, string>) => ({ root: '/repo/workspaces/shop', cwd: '/home/ann', env });

describe('expandPath', () => {
  test('a path without variable starts at the folder of plumbline.yaml', () => {
    expect(expandPath('data/*.csv', scope({}))).toEqual({
      path: '/repo/workspaces/shop/data/*.csv',
      root: null,
    });
    expect(expandPath('/data/x.csv', scope({}))).toEqual({ path: '/data/x.csv', root: null });
  });

  test('so does a default', () => {
    const text = `\${SHARED:-../../../shared}/data/x.csv`;
    expect(expandPath(text, scope({}))).toEqual({
      path: '/shared/data/x.csv',
      root: { variable: 'SHARED', folder: '/shared' },
    });
    expect(expandPath(text, scope({ SHARED: '' }))).toEqual({
      path: '/shared/data/x.csv',
      root: { variable: 'SHARED', folder: '/shared' },
    });
  });

  test('a relative value of a variable starts at the current folder', () => {
    const text = `\${SHARED:-../../../shared}/data/x.csv`;
    expect(expandPath(text, scope({ SHARED: '../shared' }))).toEqual({
      path: '/home/shared/data/x.csv',
      root: { variable: 'SHARED', folder: '/home/shared' },
    });
    expect(expandPath(text, scope({ SHARED: '/s' }))).toEqual({
      path: '/s/data/x.csv',
      root: { variable: 'SHARED', folder: '/s' },
    });
  });

  test('a variable inside a path is text and opens no folder', () => {
    expect(expandPath(`data/\${YEAR:-2013}.csv`, scope({ YEAR: '2014' }))).toEqual({
      path: '/repo/workspaces/shop/data/2014.csv',
      root: null,
    });
  });

  test('without a value there is no path', () => {
    expect(expandPath(`\${SHARED}/x.csv`, scope({}))).toBeNull();
  });
});

test('isBelow compares whole folder names', () => {
  expect(isBelow('/a/b/c', '/a/b')).toBe(true);
  expect(isBelow('/a/b', '/a/b')).toBe(true);
  expect(isBelow('/a/bc', '/a/b')).toBe(false);
  expect(isBelow('/a/..b', '/a')).toBe(true);
  expect(isBelow('/a', '/a/b')).toBe(false);
});

test('sourcePaths opens the workspace and the folders of leading variables, links resolved', async () => {
  const base = temporaryFolder();
  const root = join(base, 'shop');
  mkdirSync(root);
  mkdirSync(join(base, 'real'));
  symlinkSync(join(base, 'real'), join(base, 'shared'));
  const options = { format: null, delimiter: null, encoding: null, header: null };
  const files = (...paths: string[]): Source => ({ kind: 'files', paths, options });
  const declared = new Map<string, Source>([
    ['sales', files('data/a.csv', `\${SHARED:-../shared}/b.csv`)],
    ['broken', files(`\${NOWHERE}/b.csv`)],
    ['made', { kind: 'sql', connection: null, sql: 'SELECT 1 AS one' }],
    ['erp', { kind: 'table', connection: 'erp', table: 'orders' }],
  ]);
  const { sources, folders, absent } = await sourcePaths(declared, { root, cwd: base, env: {} });
  expect(folders).toEqual([root, join(base, 'real')]);
  expect([...absent]).toEqual([]);
  expect([...sources]).toEqual([
    ['sales', { kind: 'files', paths: [join(root, 'data/a.csv'), join(base, 'shared/b.csv')], options }],
    ['made', { kind: 'sql', sql: 'SELECT 1 AS one', root }],
  ]);
  const gone = await sourcePaths(declared, { root, cwd: base, env: { SHARED: 'nowhere' } });
  expect([gone.folders, [...gone.absent]]).toEqual([[root], [[join(base, 'nowhere'), 'SHARED']]]);
});
