import { expect, test } from 'vitest';
import { toldApart } from '../src/parts/told-apart.ts';
import { en } from '../src/words/en.ts';
import { zh } from '../src/words/zh.ts';

const REVENUE = { name: 'revenue', label: { zh: '营业收入', en: 'Revenue' } };
const LINE = { name: 'income_statement.revenue', label: { zh: '营业收入', en: 'Sales of the year' } };
const ORDERS = { name: 'orders', label: { zh: '订单', en: 'Orders' } };

test('a label that two bear is told with the name of each, in the order given', () => {
  expect(toldApart([REVENUE, ORDERS, LINE], { locale: 'zh', words: zh })).toEqual([
    '营业收入（revenue）',
    '订单',
    '营业收入（income_statement.revenue）',
  ]);
});

test('only the language that is read counts', () => {
  expect(toldApart([REVENUE, ORDERS, LINE], { locale: 'en', words: en })).toEqual([
    'Revenue',
    'Orders',
    'Sales of the year',
  ]);
});
