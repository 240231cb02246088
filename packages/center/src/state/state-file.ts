import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { EMPTY_STATE, type LoadState, STATE_FORMAT } from './load-state.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

const NAME = 'state.json';

/** Reads the state. A damaged or older one counts as empty, with a warning: loading again is always right. A newer one throws. */
export async function readState(
  folder: string,
): Promise<{ readonly state: LoadState; readonly diagnostics: readonly Diagnostic[] }> {
  const path = join(folder, NAME);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      return { state: EMPTY_STATE, diagnostics: [] };
    }
    throw new PlumblineError([report('workspace/state-unreadable', { path, reason: systemReason(cause) })]);
  }
  try {
    const value: unknown = JSON.parse(text);
    const format = typeof value === 'object' && value !== null ? Reflect.get(value, 'format') : undefined;
    if (typeof format === 'number' && format > STATE_FORMAT) {
      throw new PlumblineError([report('workspace/state-newer', { path, version: format })]);
    }
    if (isState(value)) return { state: value, diagnostics: [] };
    return discarded(path, 'unknown format');
  } catch (cause) {
    if (cause instanceof PlumblineError) throw cause;
    return discarded(path, systemReason(cause));
  }
}

/** Commits the pointers in one step. Throws PlumblineError when the folder cannot be written. */
export async function writeState(folder: string, state: LoadState): Promise<void> {
  const path = join(folder, NAME);
  try {
    await writeFileAtomically(path, `${JSON.stringify(state, null, 1)}\n`);
  } catch (cause) {
    throw new PlumblineError([report('workspace/state-not-writable', { path, reason: systemReason(cause) })]);
  }
}

function discarded(path: string, reason: string) {
  const hint = { text: { zh: '所有数据集将重新加载', en: 'every dataset is loaded again' } };
  return {
    state: EMPTY_STATE,
    diagnostics: [
      report('workspace/state-unreadable', { path, reason }, { severity: 'warning', hints: [hint] }),
    ],
  };
}

function isState(value: unknown): value is LoadState {
  if (!isRecord(value) || value.format !== STATE_FORMAT) return false;
  const { datasets, pending, relationships } = value;
  return (
    isRecord(datasets) &&
    Object.values(datasets).every(
      (d) => isTable(d) && isRecord(d.measured) && isRecord(d.measured.distinct),
    ) &&
    isRecord(pending) &&
    Object.values(pending).every(isTable) &&
    isRecord(relationships) &&
    Object.values(relationships).every((r) => isRecord(r) && typeof r.isTotal === 'boolean')
  );
}

function isTable(value: unknown): value is Record<string, unknown> {
  return (
    isRecord(value) &&
    typeof value.table === 'string' &&
    typeof value.version === 'string' &&
    typeof value.task === 'string' &&
    typeof value.rowsLoaded === 'number' &&
    Array.isArray(value.columns)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
