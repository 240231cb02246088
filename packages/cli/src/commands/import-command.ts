import { type ImportFormat, importDefinitions } from '@plumbline/center';
import type { CommandContext, ExitCode } from './command-context.ts';
import { formatNamed } from './format-named.ts';
import { SERVE_WORDS } from './serve-words.ts';

const FORMATS: readonly ImportFormat[] = ['metricflow', 'ossie'];

/** Findings on standard error, what was made on standard output. */
export async function importCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags, positionals, locale } = context;
  const [, path = '.'] = positionals;
  const format = await formatNamed('import', FORMATS, context);
  if (format === null) return 1;
  const dir = flags.workspace ?? '.';
  const made = await importDefinitions(path, dir, {
    cwd: io.cwd,
    format,
    tables: flags.tables ?? 'data/{table}.parquet',
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  await context.tell(made.diagnostics, locale);
  await io.stdout.write(`${SERVE_WORDS[locale].imported({ dir, ...made })}\n`);
  return 0;
}
