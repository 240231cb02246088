import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '@plumbline/center';
import { formatDiagnostic } from '@plumbline/diagnostics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnswerCase } from './answer-case.ts';
import { CASES, WAITING } from './cases.ts';
import { differences, type Row, rowsOf } from './compare-rows.ts';
import { openAdventureWorks } from './open-adventure-works.ts';
import { OWN_ANSWERS } from './own-answers.ts';
import { sharedFolder } from './shared-data.ts';

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

let opened: { readonly session: Session; readonly close: () => Promise<void> } | undefined;
let samples: readonly Sample[] = [];

beforeAll(async () => {
  if (shared === null) {
    if (isSkipped) return;
    throw new Error(WHY);
  }
  samples = JSON.parse(readFileSync(join(shared, 'data/adventureworks-dw/expected.json'), 'utf8')).cases;
  opened = await openAdventureWorks(shared);
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

describe('the workspace', () => {
  test('is sound, and large enough to be real', (ctx) => {
    ctx.skip(isSkipped, WHY);
    const { diagnostics, workspace } = session();
    expect(
      diagnostics
        .filter(({ severity }) => severity === 'error')
        .map((found) => formatDiagnostic(found, 'en')),
    ).toEqual([]);
    expect(workspace.model.metrics.size).toBeGreaterThanOrEqual(60);
  });

  test('says every metric in both languages, with its basis and its owner', (ctx) => {
    ctx.skip(isSkipped, WHY);
    const codes = new Set<unknown>();
    for (const metric of session().workspace.model.metrics.values()) {
      const { label, basis, attributes } = metric;
      expect(/\p{Script=Han}/u.test(label.zh), metric.name).toBe(true);
      expect(/\p{Script=Han}/u.test(label.en), metric.name).toBe(false);
      expect(basis === null || basis.zh === basis.en, metric.name).toBe(false);
      for (const key of [
        'code',
        'ability',
        'perspective',
        'layer',
        'tier',
        'area',
        'owner',
        'steward',
        'department',
      ]) {
        expect(attributes.has(key), `${metric.name}: ${key}`).toBe(true);
      }
      codes.add(attributes.get('code'));
    }
    expect(codes.size).toBe(session().workspace.model.metrics.size);
  });
});

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
