import { describe, expect, test } from 'vitest';
import { commandLine } from '../src/print/command-line.ts';

describe('the command that asks the same', () => {
  test('is written with flags', () => {
    const query = {
      metrics: ['revenue'],
      by: ['month'],
      where: "channel = 'web'",
      currency: 'USD',
      constant_currency: true,
      share: { within: ['month'] },
    };
    expect(commandLine(query, 'shop')).toBe(
      "npx plumbline query revenue --by month --where 'channel = '\\''web'\\''' --share within:month --currency USD --workspace shop --constant-currency",
    );
  });

  test('says how it is compared, and groups by other dates and parts of dates', () => {
    const query = {
      metrics: ['revenue'],
      by: [
        { field: 'sales.shipped', grain: 'month' as const },
        { field: 'sales.ordered', part: 'weekday' as const },
      ],
      compare: [
        'year_ago' as const,
        { fixed: '2011' },
        { budget: true as const, matched: 'snapshots' as const },
      ],
      alignment: 'weekday' as const,
      peers: 'calendar' as const,
      partial: 'full' as const,
    };
    expect(commandLine(query, 'shop')).toBe(
      'npx plumbline query revenue --by sales.shipped:month,sales.ordered:part:weekday --compare year_ago,fixed:2011,budget:matched --alignment weekday --peers calendar --partial full --workspace shop',
    );
  });

  test.each([
    { metrics: ['revenue', 'cost'], share: { within: [], metrics: ['revenue'] } },
    { metrics: ['revenue'], by: ['month', 'channel'], totals: [['month']] },
    { metrics: ['revenue'], by: [{ field: 'sales.shipped', grain: 'month' as const, as: 'shipped' }] },
    { metrics: ['revenue'], where: 'channel = $c', params: { c: 'web' } },
  ])('is JSON where no flag says a part of it: %o', (query) => {
    const [first, json, last] = commandLine(query, 'my shop').split('\n');
    expect(first).toBe("npx plumbline query --workspace 'my shop' --query - <<'END'");
    expect(JSON.parse(json ?? '')).toEqual(query);
    expect(last).toBe('END');
  });
});
