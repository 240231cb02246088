import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type Center, openCenter, restore, SYSTEM } from '../src/index.ts';
import { killAt, type Point, type Progress } from './sweep/kill-at.ts';
import { temporaryFolder } from './temporary-folder.ts';

const built = resolve(import.meta.dirname, '../dist/index.js');
/** `npm run sweep` asks for many. */
const POINTS = Number(process.env.PLUMBLINE_SWEEP ?? 16);
const SEED = Number(process.env.PLUMBLINE_SWEEP_SEED ?? 1);
const BASE_ROWS = 2000;

const dataset = (name: string) =>
  `  - {name: ${name}, source: {files: "${name}.csv"}, primary_key: [id], time: day, fields: [{name: amount, type: "decimal(18,2)", unit: money}]}`;
const metric = (name: string, table: string) =>
  `  - {name: ${name}, formula: count(${table}), purpose: "version VERSION"}`;

/** Two datasets with equally many rows, two metrics of one version: half a load or half an apply shows. */
const FILES: readonly (readonly [string, string])[] = [
  [
    'plumbline.yaml',
    `workspace: sweep\ncurrency: CNY\ntimezone: UTC\ntoday: 2024-03-01\ndatasets:\n${dataset('orders')}\n${dataset('payments')}\n`,
  ],
  ['metrics/a.yaml', `metrics:\n${metric('order_count', 'orders')}\n`],
  ['metrics/b.yaml', `metrics:\n${metric('payment_count', 'payments')}\n`],
];

test(`killed at ${POINTS} random moments of load, apply, close and backup: nothing acknowledged is lost, nothing half-done is seen`, async (ctx) => {
  if (!existsSync(built)) ctx.skip('needs the built package: tsc -b');
  const place = temporaryFolder();
  const folder = join(place, 'shop');
  const backups = join(place, 'backups');
  mkdirSync(folder);
  mkdirSync(backups);
  const next = random(SEED);
  let longestMs = 4000;
  let reached: Progress = { load: BASE_ROWS, apply: 0, setting: 0, close: 0, backup: 0 };
  /** What was there after the last kill. */
  let sure = { load: 0, apply: 0, setting: 0, close: 0 };
  const worked = { load: 0, apply: 0, setting: 0, close: 0, backup: 0 };
  for (let i = 0; i < POINTS; i++) {
    for (const name of ['orders', 'payments']) writeFileSync(join(folder, `${name}.csv`), rows(reached.load));
    const point: Point =
      next() < 0.15
        ? { from: 'start', delayMs: Math.floor(next() * 1500) }
        : { from: 'open', delayMs: Math.floor(next() ** 2 * longestMs) };
    const killed = await killAt(point, { built, folder, backups, files: FILES, before: reached });
    const said = JSON.stringify({ i, point, ...killed });
    expect(killed.output, said).toBe('');
    const seen = await lookInto(folder, said);
    for (const kind of ['load', 'apply', 'setting', 'close'] as const) {
      expect(seen[kind], `${kind} ${said}`).toBeGreaterThanOrEqual(Math.max(killed.done[kind], sure[kind]));
      expect(seen[kind], `${kind} ${said}`).toBeLessThanOrEqual(killed.begun[kind]);
    }
    await checkBackups(backups, killed, said);
    for (const kind of ['load', 'apply', 'setting', 'close', 'backup'] as const)
      worked[kind] += Math.max(0, killed.done[kind] - reached[kind]);
    // A slow machine gets nothing done in a fixed time: the moments spread over about three loads.
    const isLoaded = killed.done.load > reached.load;
    if (point.from === 'open' && point.delayMs > longestMs / 2)
      longestMs = Math.min(60_000, Math.max(2000, longestMs * (isLoaded ? 0.8 : 1.6)));
    sure = seen;
    reached = killed.begun;
    if ((i + 1) % 10 === 0)
      process.stdout.write(`${i + 1} kills, acknowledged before them: ${JSON.stringify(worked)}\n`);
  }
  if (POINTS >= 100) for (const count of Object.values(worked)) expect(count).toBeGreaterThan(0);
});

function rows(count: number): string {
  return `id,day,amount\n${Array.from({ length: count }, (_, i) => `${i + 1},2024-01-01,1.00\n`).join('')}`;
}

/** What a program that opens the workspace next sees; it takes over from the dead one without help. */
async function lookInto(folder: string, said: string): Promise<Omit<Progress, 'backup'>> {
  const options = {
    cwd: folder,
    env: {},
    now: () => new Date(),
    today: null,
    command: 'look',
    lockWaitMs: 0,
  };
  const center = await openCenter(folder, options);
  try {
    const { metrics } = await center.health();
    expect([0, 2], said).toContain(metrics);
    const versions = center.metrics(SYSTEM).map(({ attributes }) => text(attributes.purpose));
    expect(new Set(versions).size, said).toBe(metrics === 0 ? 0 : 1);
    const counts: number[] = [];
    for (const { name } of center.metrics(SYSTEM)) {
      const { result, diagnostics } = await center.query(SYSTEM, { metrics: [name] });
      if (result === null)
        expect(
          diagnostics.map(({ code }) => code),
          said,
        ).toEqual(['query/not-loaded']);
      else counts.push(Number(result.rows[0]?.[0]));
    }
    expect([0, 2], said).toContain(counts.length);
    expect(new Set(counts).size, said).toBe(counts.length === 0 ? 0 : 1);
    expect(await center.people.events.verify(), said).toMatchObject({ kind: 'intact' });
    expect(readdirSync(join(folder, '.plumbline/stage')), said).toEqual([]);
    const setting = await center.people.settings.get('n');
    const close = await lastClose(center, said);
    return {
      close,
      load: counts[0] ?? 0,
      apply: Number(versions[0]?.split(' ')[1] ?? 0),
      setting: Number(setting ?? 0),
    };
  } finally {
    await center.close();
  }
}

/** A lock is there with both its figures under its hash, or not at all; the number of the last step. */
async function lastClose(center: Center, said: string): Promise<number> {
  const [last] = await center.closes.list(SYSTEM);
  if (last === undefined) return 0;
  const { lock, steps } = await center.closes.find(SYSTEM, last.period);
  expect(lock.figures.length, said).toBe(2);
  expect(
    steps.map(({ event }) => event),
    said,
  ).toEqual(steps.map((_, i) => (i % 2 === 0 ? 'lock' : 'unlock')));
  if (last.event === 'lock')
    expect((await center.closes.verify(SYSTEM)).periods, said).toMatchObject([{ isIntact: true }]);
  return Number(last.comment);
}

/** Every file under its own name is whole, and holds one moment; those acknowledged are there. */
async function checkBackups(
  backups: string,
  { done, begun }: { done: Progress; begun: Progress },
  said: string,
) {
  const files = readdirSync(backups);
  const whole = files.filter((name) => name.endsWith('.backup'));
  for (const name of whole) expect(Number(name.split('.')[0]), said).toBeLessThanOrEqual(begun.backup);
  if (done.backup > 0) expect(whole, said).toContain(`${done.backup}.backup`);
  for (const name of whole.slice(-2)) {
    const target = join(backups, `restored-${name}`);
    await restore(join(backups, name), target, { cwd: backups, now: new Date() });
    await lookInto(target, `${name} ${said}`);
  }
  for (const name of readdirSync(backups)) rmSync(join(backups, name), { recursive: true });
}

function text(value: unknown): string {
  return typeof value === 'object' && value !== null ? String(Reflect.get(value, 'en')) : String(value);
}

/** mulberry32: the same moments for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
