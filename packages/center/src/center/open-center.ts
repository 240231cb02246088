import { InternalError } from '@plumbline/diagnostics';
import type { Center, CenterOptions } from './center.ts';

/**
 * Holds a workspace: takes its lock, opens catalog and warehouse, drops what no pointer names. The folder needs no
 * definitions: a restored one has them in its catalog. Throws PlumblineError when any part cannot be opened.
 */
export async function openCenter(_dir: string, _options: CenterOptions): Promise<Center> {
  throw new InternalError('not built yet');
}
