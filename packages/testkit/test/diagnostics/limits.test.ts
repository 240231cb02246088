import { main, type Output } from '@plumbline/cli';
import { buildModel, readDefinitions } from '@plumbline/model';
import { expect, test } from 'vitest';

test('model/metric-too-deep: metrics built on metrics on metrics', () => {
  const metrics = Array.from({ length: 1000 }, (_, i) => {
    const formula = i === 0 ? 'count(orders)' : `m${i - 1} + 1`;
    return `  - {name: m${i}, formula: ${formula}}`;
  });
  const root = `workspace: deep\ndatasets:\n  - {name: orders, source: {files: orders.csv}}\nmetrics:\n${metrics.join('\n')}\n`;
  const read = readDefinitions(new Map([['plumbline.yaml', root]]), new Map());
  const codes = [...read.diagnostics, ...buildModel(read.definitions, new Map()).diagnostics].map(
    (d) => d.code,
  );
  expect(codes).toContain('model/metric-too-deep');
});

test('cli/internal-error: a bug of ours says so, with exit code 2, and never dies in silence', async () => {
  let said = '';
  const output: Output = {
    isTerminal: false,
    columns: 80,
    write: async (content) => {
      said += content.toString();
    },
  };
  const code = await main({
    args: ['check', '.'],
    get cwd(): string {
      throw new TypeError('broken machine');
    },
    env: {},
    now: () => new Date(0),
    stdin: process.stdin,
    stdout: output,
    stderr: output,
    version: '0',
    signal: new AbortController().signal,
  });
  expect(code).toBe(2);
  expect(said).toContain('cli/internal-error');
});
