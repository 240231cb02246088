import { expect, test } from 'vitest';
import { checkedFigures, date, figure, name, textOf } from '../src/parts/prose.ts';

const whole = (cell: string | number) => String(Number(cell));

test('a sentence is its pieces, its figures are cells', () => {
  const prose = [date('10月'), name('90天复购率', 'zh'), '为', figure('repeat', '8.0', whole), '。'];
  expect(textOf(prose)).toBe('10月90天复购率为8。');
  expect(checkedFigures(prose)?.map(({ column, cell }) => [column, cell])).toEqual([['repeat', '8.0']]);
});

test('a Latin name keeps its distance from the figure, a Chinese one is spaced by the engine', () => {
  expect(textOf([name('CAC', 'zh'), '12'])).toBe('CAC 12');
  expect(textOf([name('营业收入', 'zh'), '12'])).toBe('营业收入12');
  expect(textOf([name('Revenue', 'en'), ' ', '12'])).toBe('Revenue 12');
});

test('a figure without a cell, of another text, or written into the words is not let through', () => {
  expect(checkedFigures([figure('revenue', null, whole)])).toBeNull();
  expect(checkedFigures([{ ...figure('revenue', '12', whole), text: '13' }])).toBeNull();
  expect(checkedFigures(['revenue 12'])).toBeNull();
});
