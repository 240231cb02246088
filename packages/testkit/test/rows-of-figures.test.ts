import { afterAll, describe, test } from 'vitest';
import { compilerAnswerer, rowsGiveTheFigure } from '../src/index.ts';

const runs = Number(process.env.LAW_RUNS ?? 100);

describe('laws, rows behind figures', () => {
  const answerer = compilerAnswerer();
  afterAll(() => answerer.close());
  test(rowsGiveTheFigure.name, async () => {
    await rowsGiveTheFigure.check(answerer, { numRuns: runs });
  });
});
