import { check } from '@plumbline/center/check';
import { WORDS } from '../words.ts';
import {
  type CommandContext,
  type ExitCode,
  folderOf,
  localeIn,
  workspaceOptions,
} from './command-context.ts';

/** Findings on standard error, the counts on standard output. */
export async function checkCommand(context: CommandContext): Promise<ExitCode> {
  const {
    counts,
    diagnostics,
    locale: workspaceLocale,
  } = await check(folderOf(context), workspaceOptions(context));
  const locale = localeIn(context, workspaceLocale);
  await context.tell(diagnostics, locale);
  const count = (severity: string) => diagnostics.filter((d) => d.severity === severity).length;
  const found = { errors: count('error'), warnings: count('warning') };
  const words = WORDS[locale];
  const text =
    context.flags.format === 'json'
      ? JSON.stringify({ ...counts, ...found })
      : `${words.checked(counts)}${words.semicolon}${words.found(found)}`;
  await context.io.stdout.write(`${text}\n`);
  return found.errors > 0 ? 1 : 0;
}
