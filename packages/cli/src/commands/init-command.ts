import { initWorkspace } from '@plumbline/center';
import { report } from '@plumbline/diagnostics';
import { commandLine } from '../print/command-line.ts';
import { progressBar } from '../print/progress.ts';
import { type CommandContext, type ExitCode, workspaceOptions } from './command-context.ts';
import { LOCK_WAIT_MS } from './lock-wait.ts';
import { SERVE_WORDS } from './serve-words.ts';

const CURRENCIES = { zh: 'CNY', en: 'USD' } as const;

/** `init shop --from orders.csv customers.csv`: further words are files too. */
export async function initCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags, positionals, locale } = context;
  const [dir = '.', ...more] = positionals;
  const files = [...(flags.from ?? []), ...more];
  if (files.length === 0) {
    await context.tell([report('cli/missing-value', { flag: '--from' })], locale);
    return 1;
  }
  const words = SERVE_WORDS[locale];
  const bar = progressBar(io.stderr, io.now);
  const made = await initWorkspace(dir, files, {
    ...workspaceOptions(context),
    locale,
    currency: flags.currency ?? CURRENCIES[locale],
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    lockWaitMs: LOCK_WAIT_MS,
    onProgress: bar.update,
  }).finally(bar.clear);
  await context.tell(made.diagnostics, locale);
  const [first] = made.metrics;
  await io.stdout.write(`${words.made({ dir, datasets: made.datasets, metrics: made.metrics.length })}\n`);
  if (first !== undefined)
    await io.stdout.write(`${words.askNext}: ${commandLine({ metrics: [first], by: ['month'] }, dir)}\n`);
  return 0;
}
