import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  attainmentRule,
  bracketed,
  type ComparedFigure,
  changeText,
  exactText,
  type FigureKind,
  headerUnit,
  nullText,
  residueNote,
  roundedParts,
  spreadParts,
  statusByThresholds,
  tableResidue,
  tableRounding,
  tableScale,
  tableText,
  tileText,
  workbookFormat,
  workbookUnit,
} from '../src/index.ts';

const profit: ComparedFigure = {
  value: '3217.00',
  base: '5214.00',
  change: '-1997.00',
  percent: -0.383,
  unit: 'money',
  why: null,
  baseName: '上年同期',
  isProfit: true,
};

describe('a change is said in', () => {
  test.each([
    ['percent where both are positive', {}, 'percent', '−38.3%'],
    ['words when a loss turns to profit', { value: '10', base: '-5' }, 'words', '扭亏为盈'],
    ['words when a profit turns to loss', { value: '-10', base: '5' }, 'words', '由盈转亏'],
    [
      'words and an amount when a loss shrinks',
      { value: '-20000', base: '-150000', change: '130000' },
      'words',
      '减亏13.00万',
    ],
    [
      'words and an amount when a loss grows',
      { value: '-9', base: '-5', change: '-4.00' },
      'words',
      '增亏4.00',
    ],
    ['a word when a loss stays', { value: '-9', base: '-9.00', change: '0.00' }, 'words', '亏损持平'],
    ['no percentage of a zero base', { base: '0.00' }, 'none', '—（上年同期为0）'],
    ['nothing changed from zero to zero', { value: 0, base: '0.00' }, 'percent', '0.0%'],
    [
      'the reason where the base is missing',
      { base: null, change: null, why: 'base-missing' },
      'none',
      '—（缺少基期）',
    ],
    [
      'no missing base where the figure is missing',
      { unit: 'percent', value: null, base: '0.17', change: null, percent: null, why: 'no-percent-of-ratio' },
      'none',
      '—（无数据）',
    ],
    ['points for rates', { unit: 'percent', change: '-0.0112', percent: null }, 'points', '−1.12百分点'],
    ['other words where it is no profit', { value: '3', base: '-5', isProfit: false }, 'words', '由负转正'],
  ] as const)('%s', (_, change, kind, text) => {
    expect(changeText({ ...profit, ...change }, 'zh')).toEqual({ kind, text });
  });

  test('English', () => {
    const say = (change: Partial<ComparedFigure>) =>
      changeText({ ...profit, baseName: 'a year ago', ...change }, 'en').text;
    expect(say({ value: '10', base: '-5' })).toBe('turned to profit');
    expect(say({ value: '-20000', base: '-150000', change: '130000' })).toBe('loss down 130.0K');
    expect(say({ base: '0' })).toBe('— (a year ago was 0)');
    expect(say({ unit: 'percent', change: 0.0024 })).toBe('+0.24 pts');
  });

  test('a percentage is shown only where base and value are not negative', () => {
    const money = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(money, money, (value, base) => {
        const { kind } = changeText({ ...profit, value, base, change: value - base }, 'zh');
        if (value < 0 || base < 0) expect(['words', 'none']).toContain(kind);
      }),
    );
  });
});

describe('shown parts and their shown total', () => {
  const rounding = { shift: -4, decimals: 1 };

  test('the footnote appears by itself', () => {
    const parts = roundedParts(['10400', '10400', '10400'], '31200', rounding);
    expect(parts).toEqual({ parts: ['1.0', '1.0', '1.0'], total: '3.1', residue: '0.1' });
    expect(residueNote({ residue: parts?.residue ?? '', unit: '万元' }, 'zh')).toBe(
      '尾差：各项四舍五入，与合计最多相差0.1万元',
    );
    expect(roundedParts(['10000', '20000'], '30000', rounding)?.residue).toBeNull();
    expect(roundedParts(['x'], '1', rounding)).toBeNull();
  });

  test('spread parts add up, and none is further than one unit from its figure', () => {
    const cents = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(cents, fc.nat(3), (values, decimals) => {
        const written = (value: number) => `${value < 0 ? '-' : ''}${(Math.abs(value) / 10_000).toFixed(4)}`;
        const total = values.reduce((left, right) => left + right, 0);
        const spread = spreadParts(values.map(written), written(total), { shift: 0, decimals });
        const shown = spread?.map(read) ?? [];
        const sum = shown.reduce((left, right) => left + right, 0);
        expect(sum).toBeCloseTo(
          read(roundedParts([], written(total), { shift: 0, decimals })?.total ?? ''),
          6,
        );
        for (const [at, value] of values.entries())
          expect(Math.abs((shown[at] ?? Number.NaN) - value / 10_000)).toBeLessThan(10 ** -decimals + 1e-9);
      }),
    );
  });

  test('shares add up to 100.0', () => {
    expect(spreadParts(['33.333', '33.333', '33.334'], '100', { shift: 0, decimals: 1 })).toEqual([
      '33.3',
      '33.3',
      '33.4',
    ]);
  });

  test('a total that is not the sum of the parts is not spread', () => {
    expect(spreadParts(['1', '2'], '10', { shift: 0, decimals: 0 })).toBeNull();
  });
});

describe('units', () => {
  test('a table has one unit of money, chosen by its largest figure', () => {
    const unitOf = (figures: readonly string[], locale: 'zh' | 'en') =>
      headerUnit(tableScale(figures, locale), 'CNY', locale);
    expect(unitOf(['1133000000.00', '5', '-3'], 'zh')).toBe('万元');
    expect(unitOf(['249.75', '335'], 'zh')).toBe('元');
    expect(unitOf(['1480000000000'], 'zh')).toBe('亿元');
    // A hundred billion in ten thousands has eight digits before the point.
    expect(unitOf(['-391035000000'], 'zh')).toBe('亿元');
    expect(unitOf(['99999999999'], 'zh')).toBe('万元');
    expect(unitOf(['391035000000'], 'en')).toBe('CNY million');
    expect(unitOf(['1133000000.00'], 'en')).toBe('CNY million');
    expect(unitOf(['249.75'], 'en')).toBe('CNY');
    expect(unitOf([], 'zh')).toBe('万元');
    expect(headerUnit(tableScale(['1000000'], 'zh'), 'USD', 'zh')).toBe('万USD');
  });

  test('figures of one column have the same decimals', () => {
    const scale = tableScale(['249.747', '335'], 'zh');
    expect(['249.747', '335', 0].map((figure) => tableText(figure, 'money', 'zh', scale))).toEqual([
      '249.75',
      '335.00',
      '0.00',
    ]);
    expect([89.25, 90].map((figure) => tableText(figure, 'days', 'zh'))).toEqual(['89.3', '90.0']);
  });

  test('tiles choose by size', () => {
    expect(tileText('249.7472', 'money', 'zh')).toEqual({ text: '249.7', scale: null });
    expect(tileText(94600, 'count(customer)', 'zh')).toEqual({ text: '94,600', scale: null });
    expect(tileText(1234567, 'count(visit)', 'zh')).toEqual({ text: '123.5', scale: 'wan' });
    expect(tileText('0', 'money', 'zh')).toEqual({ text: '0', scale: null });
  });

  test('the exact value keeps every digit', () => {
    expect(exactText('57220000.00', 'money')).toBe('57,220,000.00');
    expect(exactText('0.370512', 'percent')).toBe('37.0512%');
    expect(exactText(94600, 'count(customer)')).toBe('94,600');
  });
});

describe('workbooks', () => {
  const column = (unit: string | undefined, kind: FigureKind = 'value', isWhole = false) => ({
    unit,
    kind,
    isWhole,
    currency: 'CNY',
  });

  test('show the decimals of the screen and keep the rest', () => {
    const units = ['percent', 'money', 'count(order)', 'days', 'ratio', 'number'];
    expect(units.map((unit) => workbookFormat(column(unit)))).toEqual([
      '#,##0.00%',
      '#,##0.00',
      '#,##0',
      '#,##0.0',
      '#,##0.00',
      '#,##0.00',
    ]);
    expect(workbookFormat(column(undefined, 'value', true))).toBe('#,##0');
  });

  test('differences show their sign, figures stand in brackets where the reader wants them', () => {
    expect(workbookFormat(column('money', 'change'))).toBe('+#,##0.00;-#,##0.00;#,##0.00');
    expect(workbookFormat(column('percent', 'points'))).toBe('+#,##0.00%;-#,##0.00%;#,##0.00%');
    expect(workbookFormat(column('percent', 'growth'))).toBe('+#,##0.0%;-#,##0.0%;#,##0.0%');
    expect(workbookFormat(column('percent', 'share'))).toBe('#,##0.0%');
    expect(workbookFormat(column('money'), true)).toBe('#,##0.00_);(#,##0.00)');
    expect(workbookFormat(column('money', 'change'), true)).toBe('+#,##0.00;-#,##0.00;#,##0.00');
  });

  test('a heading says the unit that the figures do not say', () => {
    const said = (locale: 'zh' | 'en') =>
      [
        column('money'),
        column('money', 'change'),
        column('money', 'growth'),
        column('percent', 'points'),
        column('days'),
        column('count(order)'),
      ].map((one) => workbookUnit(one, locale));
    expect(said('zh')).toEqual(['元', '元', '', '百分点', '天', '']);
    expect(said('en')).toEqual(['CNY', 'CNY', '', 'pts', 'days', '']);
  });
});

describe('what rounding leaves over in a table', () => {
  const wan = { shift: -4, decimals: 1 };

  test('the most by which shown parts differ from a shown total', () => {
    const sums = [
      { parts: ['10400.00', '10400.00', null], total: '20800.00' },
      { parts: ['10400.00', '10400.00', '10400.00', '10400.00'], total: '41600.00' },
      { parts: ['10000', '20000'], total: '30000' },
    ];
    expect(tableResidue(sums, wan)).toBe('0.2');
    expect(tableResidue(sums.slice(2), wan)).toBeNull();
  });

  test('a table of several columns names the one', () => {
    const note = { residue: '0.02', unit: 'CNY million', column: 'Revenue' };
    expect(residueNote(note, 'en')).toBe(
      'Rounding (Revenue): parts differ from their total by up to 0.02 CNY million',
    );
    expect(residueNote({ ...note, unit: '', column: '订单数' }, 'zh')).toContain('尾差（订单数）：');
  });

  test('parts that are not the sum are no parts', () => {
    expect(tableResidue([{ parts: ['14000', '14000'], total: '20000' }], wan)).toBeNull();
    expect(tableResidue([{ parts: ['0.1', '0.2'], total: null }], wan)).toBeNull();
  });

  test('shares that do not reach 100 %', () => {
    const sums = [{ parts: [1 / 3, 1 / 3, 1 / 3], total: 1 }];
    expect(tableResidue(sums, { shift: 2, decimals: 2 })).toBe('0.01');
  });

  test('doubles are a sum within what they lose', () => {
    const sums = [{ parts: [0.14, 0.14, 0.14], total: 0.42000000000000004 }];
    expect(tableResidue(sums, { shift: 0, decimals: 1 })).toBe('0.1');
  });

  test('a column rounds as its figures are written', () => {
    expect(tableRounding('ratio', 'zh')).toBeNull();
    expect(tableRounding('percent', 'zh')).toEqual({ shift: 2, decimals: 2 });
    expect(tableRounding('count(order)', 'en')).toEqual({ shift: 0, decimals: 0 });
    expect(tableRounding('money', 'zh')).toMatchObject(wan);
  });
});

test('brackets stand for the minus of a figure, not for that of a difference', () => {
  expect(['−1,234.5', '1,234', '+3', '0'].map(bracketed)).toEqual(['(1,234.5)', '1,234', '+3', '0']);
});

test('thresholds of a definition', () => {
  const margin = { good: '>= 0.38', watch: '>= 36%' };
  expect([0.38, 0.37, 0.3, null].map((value) => statusByThresholds(value, margin))).toEqual([
    'good',
    'watch',
    'behind',
    'none',
  ]);
  expect(statusByThresholds(335, { good: '<= 250', watch: '<= 300' })).toBe('behind');
  expect(statusByThresholds(1, { good: 'about 3', watch: undefined })).toBe('none');
});

test('the rule of attainment is said where it is not the usual one', () => {
  expect(attainmentRule('down', '100', 'zh')).toBe('越低越好：完成率 = 实际 ÷ 计划，100%及以下为达标');
  expect(attainmentRule('up', '-5', 'en')).toBe('plan is not positive: no attainment, only the difference');
  expect(nullText('toString', 'zh')).toBe('—（无数据）');
});

function read(text: string): number {
  return Number(text.replaceAll(',', '').replace('−', '-'));
}
