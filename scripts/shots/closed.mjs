/* A workspace with closed periods: what pictures of the period close are taken of. */
import { appendFileSync, cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { senderTo } from './sender-to.mjs';

const WORKSPACE = join(
  dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  'apps/web/test/browser/harness/closed',
);
const PASSWORD = 'a plumb line hangs true';
/** The first is unlocked again. */
const LOCKED = [
  ['2026-04', 'WD+5'],
  ['2026-05', 'WD+5'],
  ['2026-06', 'WD+6，返利已预提'],
  ['2026-Q2', null],
  ['2026-07', 'WD+5'],
  ['2026-08', 'WD+5'],
  ['2026-09', 'WD+4'],
  ['2026-10', 'WD+5'],
];

export function copyClosed(folder) {
  cpSync(WORKSPACE, folder, { recursive: true });
}

/** Locks periods, then brings in a late voucher; gives the cookie of who closes the books. `enter`: signs in. */
export async function fillClosed(url, folder, admin, enter) {
  const send = senderTo(url);
  await send(admin, 'POST', 'users', { login: 'zhou.min', name: '周敏', roles: ['steward'] });
  const { password } = await send(admin, 'POST', 'users/zhou.min/password');
  const steward = await enter(url, { login: 'zhou.min', password, next: PASSWORD });
  for (const [period, comment] of LOCKED)
    await send(steward, 'POST', `closes/${period}/lock`, comment === null ? {} : { comment });
  await send(steward, 'POST', `closes/${LOCKED[0][0]}/unlock`, { reason: '2号凭证记错区域' });
  appendFileSync(join(folder, 'vouchers.csv'), '15,2026-06-28,west,50.00,20.00\n');
  await send(admin, 'POST', 'load');
  return { cookie: steward.cookie };
}
