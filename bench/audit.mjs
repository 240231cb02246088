/* node bench/audit.mjs [lines]: lines of the audit log verified a second, and how long anything else of the process waits meanwhile. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openStore } from '../packages/store/dist/index.js';

const LINES = Number(process.argv[2] ?? 300_000);
const PAGE = 10_000;
const folder = mkdtempSync(join(tmpdir(), 'plumbline-audit-'));
const now = new Date('2026-01-01T00:00:00Z');

async function* dumped() {
  let previous = '0'.repeat(64);
  for (let from = 1; from <= LINES; from += PAGE) {
    const rows = [];
    for (let seq = from; seq < Math.min(from + PAGE, LINES + 1); seq += 1) {
      const at = new Date(now.getTime() + seq * 1000).toISOString();
      const details = JSON.stringify({
        after: { roles: ['analyst'] },
        before: { roles: [] },
        login: `p${seq % 5000}`,
      });
      const content = [previous, seq, at, 'admin', 'user/update', 'user', `id-${seq % 5000}`, details];
      const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
      rows.push({
        seq,
        at,
        actor: 'admin',
        action: 'user/update',
        object_kind: 'user',
        object_id: `id-${seq % 5000}`,
        details,
        previous_hash: previous,
        hash,
        in_place_of: null,
      });
      previous = hash;
    }
    yield { table: 'events', rows };
  }
}

try {
  const store = await openStore({ url: `file:${join(folder, 'catalog.db')}`, now });
  await store.restore(dumped());
  for (let round = 1; round <= 4; round += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const started = performance.now();
    const { kind, events } = await store.events.verify();
    const seconds = (performance.now() - started) / 1000;
    delay.disable();
    if (kind !== 'intact' || events !== LINES) throw new Error(`${kind}, ${events} lines`);
    const waits = `others wait ${(delay.percentile(99) / 1e6).toFixed(1)} ms (99 %), ${(delay.max / 1e6).toFixed(1)} ms at most`;
    console.log(`${Math.round(LINES / seconds).toLocaleString('en')} lines/s; ${waits}`);
  }
  await store.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
