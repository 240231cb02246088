import { didYouMean, report } from '@plumbline/diagnostics';
import type { CommandContext } from './command-context.ts';

/** The format that the first word after the command names; null after saying which there are. */
export async function formatNamed<F extends string>(
  command: 'export' | 'import',
  formats: readonly F[],
  { positionals, locale, tell }: CommandContext,
): Promise<F | null> {
  const [word = ''] = positionals;
  const format = formats.find((one) => one === word);
  if (format !== undefined) return format;
  const hints = didYouMean(word, formats);
  await tell(
    [report('cli/not-a-choice', { flag: command, value: word, choices: formats }, { hints })],
    locale,
  );
  return null;
}
