import { describe, expect, test } from 'vitest';
import { readLayers } from '../layers.ts';
import { table } from './small-repository.ts';

describe('the table', () => {
  test('refuses a missing table, an unreadable row and a name listed twice', () => {
    expect(() => readLayers(new Map())).toThrow('has no table');
    expect(() => readLayers(new Map([['ARCHITECTURE.md', table.replace('| yes |', '| maybe |')]]))).toThrow(
      'row',
    );
    expect(() => readLayers(new Map([['ARCHITECTURE.md', table.replace('| high', '| low')]]))).toThrow(
      'twice',
    );
  });
});
