import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EngineCell, openLoader } from '@plumbline/engines';
import { type GenerateOptions, generateDemo } from '../src/generate-demo.ts';

export interface Company {
  readonly dir: string;
  readonly ask: (sql: string) => Promise<readonly (readonly EngineCell[])[]>;
  readonly close: () => Promise<void>;
}

/** A small company in a folder of its own, its tables readable by name. */
export async function smallCompany(options: Omit<GenerateOptions, 'dir'>): Promise<Company> {
  const dir = await mkdtemp(join(tmpdir(), 'plumbline-company-'));
  await generateDemo({ dir, ...options });
  const data = join(dir, 'data');
  const loader = await openLoader({ files: [], folders: [data], stage: join(dir, 'stage'), threads: 2 });
  for (const name of await readdir(data)) {
    if (name.startsWith('.') || name === 'truth') continue;
    const files = /\.(parquet|csv)$/.test(name) ? name : `${name}/*.parquet`;
    const table = name.replace(/\.(parquet|csv)$/, '');
    await loader.execute(`CREATE VIEW IF NOT EXISTS "${table}" AS SELECT * FROM '${join(data, files)}'`);
  }
  return {
    dir,
    ask: async (sql) => (await loader.run({ sql, params: [] })).rows,
    close: async () => {
      await loader.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
