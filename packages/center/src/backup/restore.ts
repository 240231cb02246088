import { type Diagnostic, InternalError } from '@plumbline/diagnostics';

export interface RestoreReport {
  /** Absolute. */
  readonly folder: string;
  readonly tables: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a workspace folder of a backup: definition files, catalog and warehouse. Throws PlumblineError
 * `store/restore-not-empty`, `store/backup-unreadable`, `store/backup-newer`; then the folder is as it was.
 */
export async function restore(
  _file: string,
  _dir: string,
  _options: { readonly cwd: string; readonly now: Date; readonly signal?: AbortSignal },
): Promise<RestoreReport> {
  throw new InternalError('not built yet');
}
