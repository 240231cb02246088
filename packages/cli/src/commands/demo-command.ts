import { report } from '@plumbline/diagnostics';
import type { CommandContext, ExitCode } from './command-context.ts';

/** Comes with the demo package. */
export async function demoCommand(context: CommandContext): Promise<ExitCode> {
  await context.tell([report('cli/not-available-yet', { feature: 'demo' })], context.locale);
  return 1;
}
