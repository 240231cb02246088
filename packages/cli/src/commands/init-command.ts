import type { CommandContext, ExitCode } from './command-context.ts';
export async function initCommand(_context: CommandContext): Promise<ExitCode> {
  return 1;
}
