import { expect, test } from 'vitest';
import { type Followed, homeLead, homeTitle } from '../../src/pages/home/home-sentence.ts';
import { checkedFigures, textOf } from '../../src/parts/prose.ts';
import { zh } from '../../src/words/zh.ts';

const MONEY = { currency: 'CNY', currencies: 'rates.currency' };
const SPEECH = { words: zh, locale: 'zh', compare: 'year_ago', money: MONEY } as const;

function followed(
  label: string,
  value: string | null,
  more: { readonly attainment?: number; readonly percent?: number; readonly partialUntil?: string },
): Followed {
  const { attainment = null, percent = null, partialUntil = null } = more;
  const compared = {
    kind: 'year_ago',
    base: '1',
    change: '1',
    percent,
    why: null,
    range: [null, null],
  } as const;
  return {
    metric: { name: label, label: { zh: label, en: label }, direction: 'up' } as Followed['metric'],
    figure: {
      value,
      unit: 'money',
      range: [null, null],
      compared: [compared],
      plan: attainment === null ? null : { kind: 'budget', value: '1', change: '1', attainment },
      partialUntil,
      dataUntil: null,
    },
  };
}

const DESK = [
  followed('收入', '12180000.00', { attainment: 1.02, percent: 0.188 }),
  followed('净利润', '508700.00', { attainment: 0.8, percent: -0.201 }),
  followed('毛利', '4401000.00', { attainment: 0.98, percent: 0.1 }),
  followed('费用', '1.00', { attainment: 0.5, partialUntil: '2026-11-19' }),
];

test('the title names what is behind first; a period that runs is not judged', () => {
  expect(textOf(homeTitle('10月', DESK, SPEECH) ?? [])).toBe('10月：净利润落后，毛利需要关注');
  expect(homeTitle('10月', DESK.slice(3), SPEECH)).toBeNull();
});

test('the lead says what the title names, each figure a cell', () => {
  const lead = homeLead(DESK, SPEECH) ?? [];
  expect(textOf(lead)).toMatch(
    /^净利润50\.87万，同比−20\.1%；毛利440\.1万，同比\+10\.0%；收入1,218万，同比\+18\.8%。$/,
  );
  expect(checkedFigures(lead)?.length).toBe(6);
  expect(homeLead([followed('收入', null, {})], SPEECH)).toBeNull();
});

test('an amount that was converted, or is not in the workspace’s currency, says in which it is', () => {
  const [{ metric, figure } = followed('收入', '1', {})] = DESK;
  const said = (currency: string, several?: true) => {
    const one = { ...metric, ...(several ? { several_currencies: several } : {}) };
    return textOf(homeLead([{ metric: one, figure: { ...figure, currency } }], SPEECH) ?? []);
  };
  expect(said('CNY')).toMatch(/^收入1,218万，/);
  expect(said('CNY', true)).toMatch(/^收入1,218万元，/);
  expect(said('USD')).toMatch(/^收入1,218万USD，/);
});
