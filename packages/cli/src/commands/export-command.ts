import { type ExportFormat, exportDefinitions } from '@plumbline/center';
import { didYouMean, report } from '@plumbline/diagnostics';
import type { CommandContext, ExitCode } from './command-context.ts';
import { withOutputFile } from './with-output-file.ts';

const FORMATS: readonly ExportFormat[] = ['ossie', 'yaml'];

/** The document on standard output or in `--output`, findings on standard error. */
export async function exportCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags, positionals, locale } = context;
  const [word = '', dir = flags.workspace ?? '.'] = positionals;
  const format = FORMATS.find((one) => one === word);
  if (format === undefined) {
    await context.tell(
      [
        report(
          'cli/not-a-choice',
          { flag: 'export', value: word, choices: FORMATS },
          { hints: didYouMean(word, FORMATS) },
        ),
      ],
      locale,
    );
    return 1;
  }
  const { text, diagnostics } = await exportDefinitions(dir, { cwd: io.cwd, format });
  await context.tell(diagnostics, locale);
  return withOutputFile(context, async ({ io: { stdout } }) => {
    await stdout.write(text);
    return 0;
  });
}
