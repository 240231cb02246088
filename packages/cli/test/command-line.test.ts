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

  test.each([
    { metrics: ['revenue', 'cost'], share: { within: [], metrics: ['revenue'] } },
    { metrics: ['revenue'], by: ['month', 'channel'], totals: [['month']] },
    { metrics: ['revenue'], by: [{ field: 'sales.shipped', grain: 'month' as const }] },
    { metrics: ['revenue'], where: 'channel = $c', params: { c: 'web' } },
  ])('is JSON where no flag says a part of it: %o', (query) => {
    const [first, json, last] = commandLine(query, 'my shop').split('\n');
    expect(first).toBe("npx plumbline query --workspace 'my shop' --query - <<'END'");
    expect(JSON.parse(json ?? '')).toEqual(query);
    expect(last).toBe('END');
  });
});
