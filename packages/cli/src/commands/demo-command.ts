import { report } from '@plumbline/diagnostics';
import type { CommandContext, ExitCode } from './command-context.ts';

/** Comes with the demo package. */
export async function demoCommand(context: CommandContext): Promise<ExitCode> {
  const feature = { zh: '命令 demo', en: 'the command demo' };
  await context.tell([report('cli/not-available-yet', { feature })], context.locale);
  return 1;
}
