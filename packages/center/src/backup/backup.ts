import { InternalError } from '@plumbline/diagnostics';
import type { BackupReport } from '../center/center.ts';
import type { Workings } from '../center/workings.ts';

export async function backup(
  _workings: Workings,
  _file: string,
  _options: { readonly signal?: AbortSignal },
): Promise<BackupReport> {
  throw new InternalError('not built yet');
}
