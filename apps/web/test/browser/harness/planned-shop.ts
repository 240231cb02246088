import { join } from 'node:path';
import { type ServedCompany, serveCompany } from './serve-company.ts';

/** Folder of a workspace whose ledger holds its own budget; pictures of `scripts/shots.mjs` are of it too. */
export const PLANNED_FOLDER = join(import.meta.dirname, 'planned');

/** Fay plans. */
export function servePlannedShop(): Promise<ServedCompany> {
  return serveCompany(PLANNED_FOLDER, [{ login: 'fay', name: 'Fay Lin', roles: ['steward'] }]);
}
