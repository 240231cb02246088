import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Diagnostic, InternalError } from '@plumbline/diagnostics';
import { type DataOptions, prepareData } from '../answer/prepare-data.ts';
import { emptyRoot } from '../workspace/empty-root.ts';
import { ROOT_FILE } from '../workspace/locate-workspace.ts';
import { openWorkspace, refuseErrors } from '../workspace/open-workspace.ts';
import type { WorkspaceOptions } from '../workspace/workspace-options.ts';
import { bringFiles } from './bring-files.ts';
import { draftTables } from './draft-tables.ts';
import { findKeys } from './find-keys.ts';
import { findLinks } from './find-links.ts';
import { firstMetrics } from './first-metrics.ts';
import { measureTables } from './measure-tables.ts';
import { renameColumns } from './rename-columns.ts';
import { labelOf, nameOfFile } from './words-of-name.ts';
import { type WorkspaceDraft, writeDefinitions } from './write-definitions.ts';

export interface InitOptions extends WorkspaceOptions, Pick<DataOptions, 'lockWaitMs' | 'onProgress'> {
  readonly locale: 'zh' | 'en';
  readonly currency: string;
  readonly timezone: string;
}

export interface InitReport {
  readonly datasets: number;
  readonly relationships: number;
  /** Names, the first one first. */
  readonly metrics: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a workspace of data files: loads them, looks for keys, dates and relationships in the rows, and writes
 * `plumbline.yaml`. Throws PlumblineError; then there is no workspace.
 */
export async function initWorkspace(
  dir: string,
  files: readonly string[],
  options: InitOptions,
): Promise<InitReport> {
  const root = await emptyRoot(dir, options.cwd);
  const definitions = join(root, ROOT_FILE);
  try {
    const draft = await draftOf(root, await bringFiles(root, files, options.cwd), options);
    await writeFile(definitions, writeDefinitions(draft));
    const learned = await learn(root, draft, options);
    await writeFile(definitions, writeDefinitions(learned));
    const { diagnostics } = await openWorkspace(root, options);
    return {
      datasets: learned.tables.length,
      relationships: learned.links.length,
      metrics: learned.metrics.map(({ name }) => name),
      diagnostics,
    };
  } catch (cause) {
    await rm(definitions, { force: true });
    throw cause;
  }
}

async function draftOf(
  root: string,
  files: readonly string[],
  { locale, currency, timezone }: InitOptions,
): Promise<WorkspaceDraft> {
  const folder = basename(root);
  const name = nameOfFile(folder) ?? 'workspace';
  const nothing = { keys: [], links: [], metrics: [] };
  const drafted = await draftTables(root, files);
  return { name, label: labelOf(folder), locale, currency, timezone, ...drafted, ...nothing };
}

/** What the rows tell: types, keys, relationships; then what can be asked of them. */
async function learn(root: string, draft: WorkspaceDraft, options: InitOptions): Promise<WorkspaceDraft> {
  const workspace = await openWorkspace(root, options);
  refuseErrors(workspace);
  const data = await prepareData(workspace, {
    command: 'plumbline init',
    now: options.now,
    lockWaitMs: options.lockWaitMs,
    load: 'stale',
    needsWarehouse: true,
    onProgress: options.onProgress,
    signal: options.signal,
  });
  const { holder, state } = data;
  if (holder === null) throw new InternalError('a load without its warehouse');
  try {
    const { warehouse } = holder;
    const tableOf = (name: string) => state.datasets[name]?.table ?? '';
    const tables = await measureTables(workspace, draft.tables, state, warehouse);
    const keys = await findKeys(tables, tableOf, warehouse);
    const links = await findLinks(tables, keys, tableOf, warehouse);
    const named = renameColumns({ tables, keys, links });
    return { ...draft, ...named, metrics: firstMetrics(named.tables, named.keys, named.links) };
  } finally {
    await holder.release();
  }
}
