import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import {
  type Center,
  type CenterOptions,
  openCenter,
  type Principal,
  readDefinitionTexts,
  SYSTEM,
} from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const ANN: Principal = { user: 'ann', roles: ['administrator'] };
export const BY_MONTH = { metrics: ['revenue'], by: ['month'] };

export function optionsIn(cwd: string, more: Partial<CenterOptions> = {}): CenterOptions {
  const now = () => new Date('2024-03-11T08:00:00Z');
  return { cwd, env: {}, now, today: null, command: 'test', store: catalogOf(cwd), ...more };
}

export async function open(folder: string, more: Partial<CenterOptions> = {}): Promise<Center> {
  const center = await openCenter(folder, optionsIn(folder, more));
  onTestFinished(() => center.close());
  return center;
}

/** A shop applied and loaded. */
export async function openShop(folder = temporaryFolder(SHOP)): Promise<{ folder: string; center: Center }> {
  const center = await open(folder);
  expect((await center.adoptFolder(SYSTEM)).kind).toBe('applied');
  await center.load(SYSTEM);
  return { folder, center };
}

export async function rows(center: Center, query: object = BY_MONTH) {
  const { result, diagnostics } = await center.query(ANN, query);
  return result?.rows ?? diagnostics.map(({ code }) => code);
}

export const texts = async (folder: string) => (await readDefinitionTexts(folder, folder)).files;

export function edit(folder: string, path: string, from: string, to: string): void {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

export const MONTHS = [
  ['2024-01-01', '150.50'],
  ['2024-02-01', '1007.25'],
];
