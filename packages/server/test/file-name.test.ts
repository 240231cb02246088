import type { ResultColumn } from '@plumbline/center';
import { expect, test } from 'vitest';
import { dispositionOf } from '../src/export/file-name.ts';

const metric = (zh: string, en: string): ResultColumn => ({
  name: 'm',
  role: 'metric',
  type: 'decimal',
  label: { zh, en },
});
const nameOf = (columns: readonly ResultColumn[], locale: 'zh' | 'en') => {
  const disposition = dispositionOf(columns, 'csv', locale);
  expect(disposition.startsWith('attachment; filename="plumbline.csv"')).toBe(true);
  expect(disposition).toMatch(/^[\x20-\x7e]+$/);
  const encoded = /filename\*=UTF-8''(\S+)$/.exec(disposition)?.[1];
  return encoded === undefined ? null : decodeURIComponent(encoded);
};

test('a file is called after its metrics, whatever their labels hold', () => {
  expect(nameOf([metric('营业收入', 'Revenue')], 'zh')).toBe('营业收入.csv');
  expect(nameOf([metric('甲', 'A'), metric('乙', 'B')], 'en')).toBe('A, B.csv');
  expect(
    nameOf(
      ['A', 'B', 'C', 'D'].map((label) => metric(label, label)),
      'zh',
    ),
  ).toBe('A、B、C….csv');
  expect(nameOf([metric('', 'a/b\\c\r\nX-Evil: 1" \'(*)!')], 'en')).toBe("a b c X-Evil 1 '( )!.csv");
  expect(nameOf([metric('', '../../etc/passwd')], 'en')).toBe('etc passwd.csv');
  expect(nameOf([metric('', 'x\u202Egnp\uD800y')], 'en')).toBe('x gnp y.csv');
  expect(nameOf([metric('', '汉'.repeat(500))], 'en')).toBe(`${'汉'.repeat(80)}.csv`);
  expect(nameOf([metric('', ' . ')], 'en')).toBe(null);
  expect(nameOf([], 'zh')).toBe(null);
});
