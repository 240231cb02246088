import { type ExportFormat, exportDefinitions } from '@plumbline/center';
import { report } from '@plumbline/diagnostics';
import type { CommandContext, ExitCode } from './command-context.ts';
import { exportInto } from './export-into.ts';
import { formatNamed } from './format-named.ts';
import { withOutputFile } from './with-output-file.ts';

const FORMATS: readonly ExportFormat[] = ['ossie', 'yaml'];

/** The document on standard output or in `--output`, findings on standard error; with `--into` the catalog in its files. */
export async function exportCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags, positionals, locale } = context;
  const [, dir = flags.workspace ?? '.'] = positionals;
  const format = await formatNamed('export', FORMATS, context);
  if (format === null) return 1;
  if (flags.into !== undefined) {
    if (format === 'yaml') return exportInto(context, { dir, into: flags.into });
    const found = { flag: 'export --into', value: format, choices: ['yaml'] };
    await context.tell([report('cli/not-a-choice', found)], locale);
    return 1;
  }
  const { text, diagnostics } = await exportDefinitions(dir, { cwd: io.cwd, format });
  await context.tell(diagnostics, locale);
  return withOutputFile(context, async ({ io: { stdout } }) => {
    await stdout.write(text);
    return 0;
  });
}
