import { resolve } from 'node:path';
import { type OpenedWorkspace, openSession } from '@plumbline/center';
import { demoQuestions, writeDemo } from '@plumbline/demo';
import type { Locale } from '@plumbline/diagnostics';
import { commandLine } from '../print/command-line.ts';
import { progressBar } from '../print/progress.ts';
import { resultTable } from '../print/result-table.ts';
import { WORDS } from '../words.ts';
import { type CommandContext, type ExitCode, withWorkspace } from './command-context.ts';
import { LOCK_WAIT_MS } from './lock-wait.ts';

/** Writes the demo company into a folder, loads it, and asks its questions. */
export async function demoCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags, positionals, locale } = context;
  const dir = positionals[0] ?? 'plumbline-demo';
  const words = WORDS[locale];
  await io.stderr.write(`${words.demoMaking(dir)}\n`);
  await writeDemo(resolve(io.cwd, dir), flags.scale === undefined ? {} : { scale: flags.scale });
  const inOwnLanguage = { ...context, flags: { ...flags, locale } };
  return withWorkspace(inOwnLanguage, dir, (workspace) => askAll(workspace, context, locale, dir));
}

async function askAll(
  workspace: OpenedWorkspace,
  context: CommandContext,
  locale: Locale,
  dir: string,
): Promise<ExitCode> {
  const { io } = context;
  const words = WORDS[locale];
  const bar = progressBar(io.stderr, io.now);
  const session = await openSession(workspace, {
    command: 'plumbline demo',
    now: io.now,
    signal: io.signal,
    lockWaitMs: LOCK_WAIT_MS,
    load: 'stale',
    needsWarehouse: true,
    onProgress: bar.update,
  }).finally(bar.clear);
  try {
    await context.tell(session.diagnostics, locale);
    for (const [i, { title, query }] of demoQuestions.entries()) {
      const { result, diagnostics, ...answer } = await session.query(query, { signal: io.signal });
      await context.tell(diagnostics, locale);
      if (result === null) return 1;
      const heading = `${i + 1}. ${title[locale]}\n   ${commandLine(query, dir)}\n`;
      await io.stdout.write(`${heading}\n${resultTable({ ...answer, diagnostics, result }, words)}\n\n`);
    }
    return 0;
  } finally {
    await session.close();
  }
}
