/** What the killed process does, as a script over the built package: loads, applies, settings, locked periods and backups side by side, each acknowledged on one line. */
export const WORKER = `
import { appendFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
const [built, folder, backups, start] = process.argv.slice(1);
const { openCenter, SYSTEM } = await import(built);
const say = (line) => writeSync(1, JSON.stringify(line) + '\\n');
let { rows, version, setting, close, backup } = JSON.parse(start);
const options = { cwd: folder, env: {}, now: () => new Date(), today: null, command: 'sweep', lockWaitMs: 0 };
const center = await openCenter(folder, options);
const forever = async (kind, work) => {
  for (;;) {
    const n = await work((n) => say({ kind, begun: n }));
    say({ kind, done: n });
  }
};
const definitions = (n) => new Map(JSON.parse(process.env.SWEEP_FILES).map(([path, text]) => [path, text.replaceAll('VERSION', String(n))]));
if (center.metrics(SYSTEM).length === 0) await center.apply(SYSTEM, definitions(version));
say({ kind: 'go' });
await Promise.all([
  forever('load', async (begin) => {
    rows += 1;
    appendFileSync(join(folder, 'orders.csv'), rows + ',2024-01-01,1.00\\n');
    appendFileSync(join(folder, 'payments.csv'), rows + ',2024-01-01,1.00\\n');
    begin(rows);
    await center.load(SYSTEM);
    return rows;
  }),
  forever('apply', async (begin) => {
    version += 1;
    begin(version);
    const report = await center.apply(SYSTEM, definitions(version));
    if (!report.isApplied) throw new Error(JSON.stringify(report));
    return version;
  }),
  forever('setting', async (begin) => {
    setting += 1;
    begin(setting);
    await center.people.settings.set('n', setting, { by: 'sweep', now: new Date() });
    await new Promise((go) => setTimeout(go, 5));
    return setting;
  }),
  forever('close', async (begin) => {
    close += 1;
    begin(close);
    const comment = String(close);
    for (;;) {
      const isLocked = (await center.closes.list(SYSTEM)).some(({ event }) => event === 'lock');
      try {
        if (isLocked) await center.closes.unlock(SYSTEM, '2024-01', { reason: comment });
        else await center.closes.lock(SYSTEM, '2024-01', { comment });
        return close;
      } catch (cause) {
        if (cause.message !== 'close/no-figures') throw cause;
        await new Promise((go) => setTimeout(go, 20));
      }
    }
  }),
  forever('backup', async (begin) => {
    backup += 1;
    begin(backup);
    await center.backup(SYSTEM, join(backups, backup + '.backup'));
    return backup;
  }),
]);
`;
