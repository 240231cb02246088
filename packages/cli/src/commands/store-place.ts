import type { CenterOptions } from '@plumbline/center';
import type { CommandContext } from './command-context.ts';

/** The server database that holds the catalog: flag `--store`, else `PLUMBLINE_STORE`; null: a file in the folder. */
export function storePlace({ flags, io }: Pick<CommandContext, 'flags' | 'io'>): CenterOptions['store'] {
  const url = flags.store ?? io.env.PLUMBLINE_STORE ?? '';
  return url === '' ? null : { url };
}
