import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dataset, dataGroups, lastChange } from '../../src/pages/home/data-groups.ts';
import { reorder } from '../../src/pages/home/follow/reorder.ts';

function dataset(name: string, last: string | null, more: Partial<Dataset> = {}): Dataset {
  const label = { zh: name, en: name };
  const plain = { state: 'loaded', rows: 1, quarantined: 0, first: last, changed_at: null } as const;
  return { name, label, last, ...plain, ...more };
}

test('datasets stand together by the last day they know, plans apart, what is not loaded left out', () => {
  const groups = dataGroups(
    [
      dataset('ledger', '2026-10-31'),
      dataset('budget', '2026-12-01'),
      dataset('orders', '2026-11-19'),
      dataset('region', null),
      dataset('returns', '2026-11-19'),
      dataset('waiting', '2026-11-19', { state: 'outdated' }),
    ],
    '2026-11-20',
  );
  expect(groups.map(({ day, datasets }) => [day, datasets.map(({ name }) => name)])).toEqual([
    ['2026-11-19', ['orders', 'returns']],
    ['2026-10-31', ['ledger']],
    ['ahead', ['budget']],
    [null, ['region']],
  ]);
});

test('the last change is that of the dataset changed last', () => {
  const at = (changed_at: string | null) => dataset('a', null, { changed_at });
  expect(lastChange([at('2026-11-19T06:00:00Z'), at(null), at('2026-11-20T06:00:00Z')])).toBe(
    '2026-11-20T06:00:00Z',
  );
  expect(lastChange([at(null)])).toBeNull();
});

test('an entry is put at another place, and put back', () => {
  expect(reorder(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(reorder(['a', 'b', 'c'], 2, -5)).toEqual(['c', 'a', 'b']);
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.nat(), fc.nat(), (list, from, to) => {
      const a = from % list.length;
      const b = to % list.length;
      expect(reorder(reorder(list, a, b), b, a)).toEqual(list);
    }),
  );
});
