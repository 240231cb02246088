import { describe, expect, test } from 'vitest';
import { checkManifests } from '../check-manifests.ts';
import { at, layers } from './small-repository.ts';

describe('manifests', () => {
  const json = (value: unknown) => JSON.stringify(value);
  const solution = json({
    references: [{ path: 'packages/low' }, { path: 'packages/high' }, { path: 'packages/testkit' }],
  });
  const sound = {
    'tsconfig.json': solution,
    'tsconfig.test.json': solution,
    'packages/low/package.json': json({ name: '@plumbline/low' }),
    'packages/low/tsconfig.json': json({ references: [] }),
    'packages/high/package.json': json({
      name: '@plumbline/high',
      dependencies: { '@plumbline/low': '1', zod: '4' },
    }),
    'packages/high/tsconfig.json': json({ references: [{ path: '../low' }] }),
    'packages/testkit/package.json': json({ name: '@plumbline/testkit' }),
  };
  const problems = (change: Record<string, string>) =>
    at(checkManifests(new Map(Object.entries({ ...sound, ...change })), layers));

  test('agreement passes', () => {
    expect(problems({})).toEqual([]);
  });

  test.each([
    [
      'packages/low/package.json',
      { name: '@plumbline/low', dependencies: { zod: '4' } },
      'low may not depend on zod',
    ],
    ['packages/low/package.json', { name: '@plumbline/l' }, 'must be called @plumbline/low'],
    ['packages/high/tsconfig.json', {}, 'lacks a reference to low'],
    [
      'packages/low/tsconfig.json',
      { references: [{ path: '../high' }] },
      'lacks the dependency @plumbline/high',
    ],
    ['tsconfig.test.json', {}, 'lacks a reference to low'],
    ['packages/new/package.json', { name: '@plumbline/new' }, 'is not in the table'],
  ])('%s %j', (path, value, message) => {
    expect(problems({ [path]: json(value) }).join('\n')).toContain(message);
  });

  test('a forbidden dependency is found even when references agree', () => {
    const found = problems({
      'packages/low/package.json': json({ name: '@plumbline/low', dependencies: { '@plumbline/high': '1' } }),
      'packages/low/tsconfig.json': json({ references: [{ path: '../high' }] }),
    });
    expect(found).toEqual(['packages/low/package.json low may not depend on high']);
  });

  test('an import that the manifest does not declare is found', () => {
    expect(problems({ 'packages/testkit/src/a.ts': "import { a } from '@plumbline/low';" })).toEqual([
      'packages/testkit/package.json lacks the dependency @plumbline/low, which src imports',
    ]);
  });
});
