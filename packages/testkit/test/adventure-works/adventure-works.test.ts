import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '@plumbline/center';
import { formatDiagnostic } from '@plumbline/diagnostics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Opened, openCopy } from '../definitions/open-copy.ts';
import { openFigures } from '../definitions/rows-of-workspace.ts';
import type { AnswerCase } from './answer-case.ts';
import { CASES, WAITING } from './cases.ts';
import { differences, type Row, rowsOf } from './compare-rows.ts';
import { OWN_ANSWERS } from './own-answers.ts';
import { REPOSITORY, sharedFolder } from './shared-data.ts';

interface Sample {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly tolerance: number;
  readonly abs_tolerance?: number;
}

const shared = sharedFolder();
const WHY = 'the shared data are not there: set PLUMBLINE_SHARED, or put them into ../shared';
const isSkipped = shared === null && process.env.CI !== 'true';

let opened: Opened | undefined;
let samples: readonly Sample[] = [];

beforeAll(async () => {
  if (shared === null) {
    if (isSkipped) return;
    throw new Error(WHY);
  }
  samples = JSON.parse(readFileSync(join(shared, 'data/adventureworks-dw/expected.json'), 'utf8')).cases;
  opened = await openCopy(join(REPOSITORY, 'workspaces/adventure-works'), { PLUMBLINE_SHARED: shared });
});
afterAll(async () => opened?.close());

function session(): Session {
  if (opened === undefined) throw new Error(WHY);
  return opened.session;
}

async function rowsFor({ parts, sorted = false }: AnswerCase): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const part of parts) {
    const { result, diagnostics } = await session().query(part.query);
    if (result === null)
      throw new Error(diagnostics.map((found) => formatDiagnostic(found, 'en')).join('\n'));
    rows.push(...rowsOf(part, result));
  }
  return sorted ? rows.sort((a, b) => Number(a[0]) - Number(b[0])) : rows;
}

describe('answers of the sample', () => {
  test('every answer is reached or waits for a construct that is named', (ctx) => {
    ctx.skip(isSkipped, WHY);
    const told = [...CASES.map(({ id }) => id), ...Object.keys(WAITING)];
    expect(told.sort()).toEqual(samples.map(({ id }) => id).sort());
    expect(Object.values(WAITING).filter((construct) => construct === '')).toEqual([]);
  });

  for (const asked of CASES) {
    test(asked.id, async (ctx) => {
      ctx.skip(isSkipped, WHY);
      const sample = samples.find(({ id }) => id === asked.id);
      if (sample === undefined) throw new Error(`the sample has no ${asked.id}`);
      const tolerance = { relative: sample.tolerance, absolute: sample.abs_tolerance ?? 0.01 };
      expect(differences(await rowsFor(asked), sample.rows, tolerance)).toEqual([]);
    });
  }
});

describe('answers beside the sample', () => {
  for (const { asked, why, expected } of OWN_ANSWERS) {
    test(`${asked.id}: ${why}`, async (ctx) => {
      ctx.skip(isSkipped, WHY);
      expect(differences(await rowsFor(asked), expected, { relative: 1e-6, absolute: 1e-9 })).toEqual([]);
    });
  }
});

test('the rows of a figure give the figure', async (ctx) => {
  ctx.skip(isSkipped, WHY);
  const { proven, wrong } = await openFigures(session(), '2013-06');
  expect(wrong).toEqual([]);
  expect(proven.length).toBeGreaterThan(10);
});

describe('the commands of the README', () => {
  test('a margin by month and category against the year before has a plan and SQL', (ctx) => {
    ctx.skip(isSkipped, WHY);
    const query = {
      metrics: ['gross_margin_rate'],
      by: ['month', 'product_category.name'],
      compare: ['year_ago'],
    };
    const { explanation, diagnostics } = session().explain(query);
    expect(diagnostics.map((found) => formatDiagnostic(found, 'en'))).toEqual([]);
    expect(explanation?.plan).toContain('aggregate');
    expect(explanation?.sql).toContain('product_category');
  });
});
