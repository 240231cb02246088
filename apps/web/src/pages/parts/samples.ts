import type { MetricEntry } from '../../api/answer.ts';
import type { CardFigure } from '../../parts/metric-card/card-figure.ts';
import type { Words } from '../../words/catalogs.ts';

/** Made-up figures: this page is about their looks. */
export function sampleMetric(label: string, more: Partial<MetricEntry> = {}): MetricEntry {
  return {
    name: 'sample',
    label: { zh: label, en: label },
    description: null,
    synonyms: [],
    formula: '',
    readable: { zh: '', en: '' },
    basis: null,
    unit: 'money',
    kind: 'flow',
    additive: 'always',
    direction: 'up',
    plans: {},
    attributes: { owner: 'zhoumin@huaheng.example', area: 'profit' },
    version: 1,
    effective_from: null,
    ...more,
  };
}

const OCTOBER = ['2026-10-01', '2026-10-31'] as const;

export function sampleFigure(more: Partial<CardFigure> = {}): CardFigure {
  return {
    value: '57220000.00',
    unit: 'money',
    range: OCTOBER,
    compared: [
      {
        kind: 'year_ago',
        base: '53150000.00',
        change: '4070000.00',
        percent: 0.0766,
        why: null,
        range: ['2025-10-01', '2025-10-31'],
      },
      {
        kind: 'previous',
        base: '55840000.00',
        change: '1380000.00',
        percent: 0.0247,
        why: null,
        range: ['2026-09-01', '2026-09-30'],
      },
    ],
    plan: { kind: 'target', value: '57600000.00', change: '-380000.00', attainment: 0.9934 },
    partialUntil: null,
    dataUntil: '2026-10-31',
    ...more,
  };
}

const rate = (base: number, change: number) => ({ base, change, percent: null, why: 'no-percent-of-ratio' });

export const MARGIN: CardFigure = sampleFigure({
  value: 0.3746,
  unit: 'percent',
  compared: [
    { kind: 'year_ago', ...rate(0.3933, -0.0187), range: ['2025-10-01', '2025-10-31'] },
    { kind: 'previous', ...rate(0.3782, -0.0036), range: ['2026-09-01', '2026-09-30'] },
  ],
  plan: { kind: 'budget', value: 0.39, change: -0.0154, attainment: 0.9605 },
});

export const CASH: CardFigure = sampleFigure({
  value: '4860000.00',
  range: ['2026-11-01', '2026-11-19'],
  compared: [
    {
      kind: 'year_ago',
      base: '4340000.00',
      change: '520000.00',
      percent: 0.12,
      why: null,
      range: ['2025-11-01', '2025-11-19'],
    },
    {
      kind: 'previous',
      base: '5300000.00',
      change: '-440000.00',
      percent: -0.083,
      why: null,
      range: ['2026-10-01', '2026-10-19'],
    },
  ],
  plan: { kind: 'target', value: '4700000.00', change: '160000.00', attainment: 1.034 },
  partialUntil: '2026-11-19',
  dataUntil: '2026-11-19',
});

export const PROFIT: CardFigure = sampleFigure({
  value: '-320000.00',
  compared: [
    {
      kind: 'year_ago',
      base: '1250000.00',
      change: '-1570000.00',
      percent: -1.256,
      why: null,
      range: ['2025-10-01', '2025-10-31'],
    },
    {
      kind: 'previous',
      base: '-480000.00',
      change: '160000.00',
      percent: null,
      why: 'base-not-positive',
      range: ['2026-09-01', '2026-09-30'],
    },
  ],
  plan: null,
});

export const NOTHING: CardFigure = sampleFigure({
  value: null,
  compared: [],
  plan: null,
  dataUntil: '2026-09-30',
});

export const COURSE = [49, 46, 51, 50, 53, 52, 54, 53, 55, 54, 56, 55.8, 57.2].map((value) => value * 1e6);
export const FALLING = [0.395, 0.393, 0.394, 0.392, 0.389, 0.388, 0.386, 0.384, 0.381, 0.379, 0.378, 0.3746];

/** The same rows each time: no chance in a picture. */
export function sampleRow(row: number): {
  readonly value: string;
  readonly change: number;
  readonly share: number;
} {
  const value = ((row * 7919) % 100_003) * 997 + 12_345;
  return {
    value: `${value}.50`,
    change: (((row * 31) % 400) - 180) / 1000,
    share: ((row * 17) % 1000) / 10_000,
  };
}

export const COUNT = 10_000;

/** Of all their values. */
export function sampleTotal(): number {
  return Array.from({ length: COUNT }, (_, row) => Number(sampleRow(row).value)).reduce(
    (sum, value) => sum + value,
    0,
  );
}

export function stateName(words: Words, state: keyof Words['sheet']['states']): string {
  return words.sheet.states[state];
}
