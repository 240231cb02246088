import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import { onTestFinished } from 'vitest';
import { DEFAULT_LIMITS } from '../src/answer/query-limits.ts';
import { type Center, openCenter, type Principal, readDefinitionTexts, SYSTEM } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** People of a reviewed workspace. */
export const ANA: Principal = { user: 'ana', roles: ['analyst'] };
export const FAY: Principal = { user: 'fay', roles: ['steward'] };
export const FRED: Principal = { user: 'fred', roles: ['steward'] };
export const BO: Principal = { user: 'bo', roles: ['business_owner'] };
export const ADA: Principal = { user: 'ada', roles: ['administrator'] };
export const VIC: Principal = { user: 'vic', roles: ['viewer'] };

const OPEN =
  'policies: [{name: all, roles: [analyst, steward, business_owner, viewer], open: [orders, products]}]\n';

export interface ReviewedShop {
  readonly folder: string;
  readonly center: Center;
  /** Writes into a file of the folder. */
  readonly edit: (path: string, from: string, to: string) => void;
  readonly files: () => Promise<ReadonlyMap<string, string>>;
  readonly clock: { now: string };
  /** Of questions from now on. */
  readonly limits: { timeoutMs: number; maxRows: number };
}

/** The shop under a review, applied and loaded, with its people. */
export async function reviewedShop(
  review: 'two_signatures' | 'one' | 'self',
  more: Readonly<Record<string, string>> = {},
): Promise<ReviewedShop> {
  const yaml = `review: ${review}\n${SHOP['plumbline.yaml']}`;
  const folder = temporaryFolder({ ...SHOP, 'plumbline.yaml': yaml, 'policies.yaml': OPEN, ...more });
  const clock = { now: '2024-03-11T08:00:00Z' };
  const now = () => new Date(clock.now);
  const limits = { ...DEFAULT_LIMITS };
  const env = { SHOP_DATA: 'data' };
  const options = { cwd: folder, env, now, today: null, command: 'test', limits, store: catalogOf(folder) };
  const center = await openCenter(folder, options);
  onTestFinished(() => center.close());
  const { kind, report } = await center.adoptFolder(SYSTEM);
  if (kind !== 'applied') throw new Error(JSON.stringify(report?.diagnostics));
  await center.load(SYSTEM);
  for (const { user, roles } of [ANA, FAY, FRED, BO, ADA, VIC])
    await center.people.users.create({ login: user, displayName: user, roles }, { by: 'system', now: now() });
  const edit = (path: string, from: string, to: string) => {
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8');
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    writeFileSync(file, text.replace(from, to));
  };
  const files = async () => (await readDefinitionTexts(folder, folder)).files;
  return { folder, center, edit, files, clock, limits };
}

/** The code with which something is refused; empty: it is not. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (cause === null) return '';
  if (!(cause instanceof PlumblineError)) throw cause;
  return cause.diagnostics[0]?.code ?? '';
}
