import { demoQuestions, generateShop, readDemoDefinitions } from '@plumbline/demo';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const SMALL = { from: '2026-01-01', to: '2026-02-15', scale: 0.3 };

test('the workspace reads every column of every file and nothing else', async () => {
  const { files } = generateShop(SMALL);
  const { datasets } = parse((await readDemoDefinitions()).get('datasets.yaml')!) as {
    datasets: { name: string; source: { files: string }; fields: { name: string; expression?: string }[] }[];
  };
  expect(datasets.map((dataset) => dataset.source.files).sort()).toEqual([...files.keys()].sort());
  for (const dataset of datasets) {
    const columns = files.get(dataset.source.files)!.split('\n')[0]!.split(',');
    expect(
      dataset.fields.map((field) => field.name),
      dataset.name,
    ).toEqual(columns);
  }
});

test('every metric has its words in both languages, and every question asks for metrics that exist', async () => {
  const texts = [...(await readDemoDefinitions())].filter(([name]) => name.startsWith('metrics-'));
  const metrics = texts.flatMap(
    ([, text]) => (parse(text) as { metrics: Record<string, unknown>[] }).metrics,
  );
  expect(metrics.length).toBeGreaterThanOrEqual(35);
  for (const metric of metrics) {
    expect(metric, String(metric.name)).toMatchObject({
      code: expect.any(String),
      label: { zh: expect.any(String), en: expect.any(String) },
      basis: { zh: expect.any(String), en: expect.any(String) },
      formula: expect.any(String),
      unit: expect.any(String),
      owner: expect.stringContaining('@'),
    });
  }
  const names = new Set(metrics.map((metric) => metric.name));
  expect(demoQuestions.length).toBeGreaterThanOrEqual(8);
  expect(demoQuestions.flatMap(({ query }) => query.metrics).filter((name) => !names.has(name))).toEqual([]);
});
