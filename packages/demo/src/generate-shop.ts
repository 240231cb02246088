import { type CompanyOptions, DEFAULT_COMPANY, makeCompany } from './make-company.ts';
import { tablesOf } from './text/tables.ts';

/** The data of the demo company: path → text of CSV files (UTF-8). Same options, same bytes; reads no clock and no file. */
export function generateShop(options: Partial<CompanyOptions> = {}): {
  readonly files: ReadonlyMap<string, string>;
} {
  return { files: tablesOf(makeCompany({ ...DEFAULT_COMPANY, ...options })) };
}
