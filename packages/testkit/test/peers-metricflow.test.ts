import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf } from '@plumbline/diagnostics';
import { answerMetricFlow, differenceOf, type PeerCase, readCases } from '@plumbline/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedFolder } from './adventure-works/shared-data.ts';

/** How many cases have the rows of MetricFlow; it may rise, never fall. */
const FLOOR = 92;

/** Cases answered otherwise, each with its reason. */
const MISSES: Readonly<Record<string, string>> = {
  granularity__query_granularity_for_joined_dundered_dimension_day:
    'the join meets 37 rows for one: every booking would count 37 times',
  multi_hop_join__multihop_join_two_dims_different_sources:
    'the join meets two rows for one: the total would be 92 for 44',
  multi_hop_join__multihop_join_two_dims_same_source:
    'the join meets two rows for one: the total would be 60 for 44',
};

const shared = sharedFolder();
const folder = shared === null ? null : join(shared, 'data/metricflow-cases');
const isThere = folder !== null && existsSync(join(folder, 'cases.json'));
const WHY = 'the cases of MetricFlow are not there: set PLUMBLINE_SHARED, or put them into ../shared';
const isSkipped = !isThere && process.env.CI !== 'true';

let work: string | undefined;
let cases: readonly PeerCase[] = [];
const differences = new Map<string, string>();

beforeAll(async () => {
  if (folder === null || !isThere) {
    if (isSkipped) return;
    throw new Error(WHY);
  }
  work = mkdtempSync(join(tmpdir(), 'plumbline-peers-'));
  cases = readCases(folder);
  const answers = await answerMetricFlow(folder, work);
  for (const one of cases) {
    const answered = answers.get(one.id);
    const difference = answered === undefined ? 'no answer' : differenceOf(answered.answer, one);
    const [reason] = answered?.reasons ?? [];
    if (difference !== null)
      differences.set(
        one.id,
        reason === undefined ? difference : `${difference} (${messageOf(reason, 'en')})`,
      );
  }
});
afterAll(() => {
  if (work !== undefined) rmSync(work, { recursive: true, force: true });
});

test('as many requests as before give the rows of MetricFlow', (ctx) => {
  ctx.skip(isSkipped, WHY);
  const same = cases.length - differences.size;
  console.log(`${same} of ${cases.length} cases have the rows of MetricFlow`);
  for (const [id, difference] of differences) console.log(`  ${id}: ${difference}`);
  expect(same).toBeGreaterThanOrEqual(FLOOR);
});

test('every other answer has its reason', (ctx) => {
  ctx.skip(isSkipped, WHY);
  expect([...differences.keys()].filter((id) => !Object.hasOwn(MISSES, id))).toEqual([]);
  const known = new Set(cases.map(({ id }) => id));
  expect(Object.keys(MISSES).filter((id) => !known.has(id))).toEqual([]);
});
