import { expect, test } from 'vitest';
import { lineLevels } from '../../src/pages/statements/line-levels.ts';

const line = (name: string, zh: string, formula: string) => ({
  name,
  label: { zh, en: name },
  description: null,
  metric: `s.${name}`,
  formula,
  readable: { zh: formula, en: formula },
  unit: 'money',
  kind: 'flow' as const,
});

test('an official form: numbered lines and results at the left, the first of each step further than the rest', () => {
  const lines = [
    line('revenue', '一、营业收入', "account('6001', movement, ledger: journal)"),
    line('cost', '减：营业成本', "account('6401', movement, ledger: journal)"),
    line('taxes', '税金及附加', "account('6403', movement, ledger: journal)"),
    line('income', '加：其他收益', "account('6117', movement, ledger: journal)"),
    line('profit', '二、营业利润', 'revenue - cost - taxes + income'),
  ];
  expect(lineLevels({ lines }).map(({ depth, isTotal }) => [depth, isTotal])).toEqual([
    [0, true],
    [1, false],
    [2, false],
    [1, false],
    [0, true],
  ]);
  expect(lineLevels({ lines })[4]?.parts.map(({ name }) => name)).toEqual([
    'revenue',
    'cost',
    'taxes',
    'income',
  ]);
});

test('without steps what adds up stands one level below its total, and a name inside a text is no part', () => {
  const lines = [
    line('cash', '货币资金', "account('cash, other', closing, ledger: balance)"),
    line('other', '其他应收款', "account('1221', closing, ledger: balance)"),
    line('assets', '资产总计', 'cash + other'),
    line('marked', '标记', "if(assets > 0, 'cash', 'other')"),
  ];
  expect(lineLevels({ lines }).map(({ depth }) => depth)).toEqual([1, 1, 0, 0]);
  expect(lineLevels({ lines })[3]?.parts.map(({ name }) => name)).toEqual(['assets']);
});
