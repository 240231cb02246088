import { describe, expect, test } from 'vitest';
import { membersInTree } from '../src/frame/bar/members-in-tree.ts';
import { readScope, withScope, writeScope } from '../src/frame/scope.ts';

describe('the scope in the address', () => {
  test.each(['', ':x', 'channel:', 'Channel:x', 'a.b', 7, null])('%j is none', (text) => {
    expect(readScope(text)).toBeNull();
  });

  test('is read as it is written, whatever the value holds', () => {
    for (const value of ['直营', "o'hara: 3 & 4", '$x'])
      expect(readScope(writeScope({ ref: 'sales_channel.name', value }))).toEqual({
        ref: 'sales_channel.name',
        value,
      });
  });

  test('joins the condition of a question as a parameter', () => {
    const question = { metrics: ['revenue'], where: "category = 'a' or category = 'b'", params: { $n: 1 } };
    expect(withScope(question, null)).toBe(question);
    expect(withScope(question, { ref: 'channel', value: "x' or true" })).toEqual({
      metrics: ['revenue'],
      where: "(category = 'a' or category = 'b') and channel = $frame_scope",
      params: { $n: 1, $frame_scope: "x' or true" },
    });
    expect(withScope({ metrics: ['revenue'] }, { ref: 'channel', value: 'x' }).where).toBe(
      'channel = $frame_scope',
    );
  });
});

test('members stand below the one above them; one without stands at the top', () => {
  const member = (value: string | null, ...path: string[]) => ({
    ref: 'r',
    value,
    label: null,
    english: null,
    path,
    path_english: [],
  });
  const given = [
    member('B'),
    member('A'),
    member('a2', 'A'),
    member('x', 'C'),
    member('a1', 'A'),
    member(null),
  ];
  expect(membersInTree(given).map(({ value }) => value)).toEqual(['B', 'A', 'a2', 'a1', 'x']);
});
