import { describe, expect, test } from 'vitest';
import { remembered } from '../../src/people/remembered.ts';

interface Person {
  readonly login: string;
  readonly ends: string | null;
}

const noon = new Date('2026-01-05T12:00:00.000Z');
const at = (ms: number) => new Date(noon.getTime() + ms);

/** What is looked for, each search open until it is answered. */
function catalog() {
  const open: ((person: Person | null) => void)[] = [];
  const state = { writes: 0 };
  const find = remembered<Person>(
    () => new Promise((resolve) => open.push(resolve)),
    { writes: () => state.writes },
    ({ ends }) => ends,
  );
  return { find, open, state };
}

const ann: Person = { login: 'ann', ends: null };

describe('remembered', () => {
  test('requests of one secret at the same time are one look', async () => {
    const { find, open } = catalog();
    const both = [find('a', noon), find('a', noon), find('b', noon)];
    expect(open).toHaveLength(2);
    for (const answer of open) answer(ann);
    expect(await Promise.all(both)).toEqual([ann, ann, ann]);
    expect(await find('a', at(999))).toBe(ann);
    expect(open).toHaveLength(2);
    void find('a', at(1000));
    expect(open).toHaveLength(3);
  });

  test('what was begun before a write is nobody’s answer after it', async () => {
    const { find, open, state } = catalog();
    const before = find('a', noon);
    state.writes += 1;
    const after = find('a', noon);
    expect(open).toHaveLength(2);
    open[1]?.(null);
    open[0]?.(ann);
    expect(await before).toBe(ann);
    expect(await after).toBeNull();
    void find('a', noon);
    expect(open).toHaveLength(3);
  });

  test('a session that ends meanwhile is over for who waits', async () => {
    const { find, open } = catalog();
    const first = find('a', noon);
    const late = find('a', at(500));
    open[0]?.({ login: 'ann', ends: at(400).toISOString() });
    expect(await first).not.toBeNull();
    expect(await late).toBeNull();
  });

  test('a search that fails fails for all who wait, and is tried again', async () => {
    let times = 0;
    const failing = remembered<Person>(
      () => Promise.reject(new Error(`${++times}`)),
      { writes: () => 0 },
      () => null,
    );
    const both = await Promise.allSettled([failing('a', noon), failing('a', noon)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(times).toBe(1);
    await expect(failing('a', noon)).rejects.toThrow('2');
  });
});
