import { expect, test } from 'vitest';
import { tickText } from '../src/charts/tick-text.ts';
import { thresholdText } from '../src/reading/threshold.ts';

test('a limit is read in the unit of its metric', () => {
  expect(thresholdText('>= 0.38', 'percent', 'zh')).toBe('≥ 38.00%');
  expect(thresholdText('<= 80', 'number', 'en')).toMatch(/^≤ 80/);
  expect(thresholdText('within 2 %', 'percent', 'en')).toBe('within 2 %');
});

test('an axis says no places that hold nothing', () => {
  expect(['1,200.0', '40.00%', '37.50%', '0', '100', '1.05'].map(tickText)).toEqual([
    '1,200',
    '40%',
    '37.5%',
    '0',
    '100',
    '1.05',
  ]);
});
