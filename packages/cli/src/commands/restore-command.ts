import { restore } from '@plumbline/center';
import type { CommandContext, ExitCode } from './command-context.ts';
import { SERVE_WORDS } from './serve-words.ts';
import { storePlace } from './store-place.ts';

/** Makes a workspace folder of a backup. */
export async function restoreCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags, positionals, locale } = context;
  const [file = '', dir = flags.workspace ?? '.'] = positionals;
  const { folder, tables, diagnostics } = await restore(file, dir, {
    cwd: io.cwd,
    now: io.now(),
    signal: io.signal,
    store: storePlace(context),
  });
  await context.tell(diagnostics, locale);
  await io.stdout.write(`${SERVE_WORDS[locale].restored({ folder, tables })}\n`);
  return 0;
}
