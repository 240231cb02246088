import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ServedCompany, serveCompany } from './serve-company.ts';

/** Folder of a workspace whose periods are closed; the pictures of `scripts/shots.mjs` are of it too. */
export const CLOSED_FOLDER = join(import.meta.dirname, 'closed');

/** Fay closes the books, Vic looks at them, Ann sees one region, Ray may not ask for figures. */
const PEOPLE = [
  { login: 'fay', name: 'Fay Lin', roles: ['steward'] },
  { login: 'vic', name: 'Vic', roles: ['viewer'] },
  { login: 'ann', name: 'Ann', roles: ['analyst'], attributes: { regions: ['east'] } },
  { login: 'ray', name: 'Ray', roles: ['reader'] },
] as const;
const READER = { label: { zh: '只看定义', en: 'Reader' }, capabilities: ['read'] };

export interface ClosedShop extends ServedCompany {
  /** A voucher that comes late, and the load that brings it in. */
  readonly post: (row: string) => Promise<void>;
}

export async function serveClosedShop(): Promise<ClosedShop> {
  const company = await serveCompany(CLOSED_FOLDER, PEOPLE, { reader: READER });
  const post = async (row: string) => {
    await appendFile(join(company.folder, 'vouchers.csv'), `${row}\n`);
    if (!(await company.load())) throw new Error('the vouchers could not be loaded');
  };
  return { ...company, post };
}
