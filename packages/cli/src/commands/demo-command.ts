import { load, memberText, type OpenedWorkspace, openSession } from '@plumbline/center';
import { demoQuestions, queryIn } from '@plumbline/demo';
import { commandLine } from '../print/command-line.ts';
import { progressBar } from '../print/progress.ts';
import { resultTable } from '../print/result-table.ts';
import { stopwatch } from '../print/stopwatch.ts';
import { WORDS } from '../words.ts';
import { type CommandContext, type ExitCode, tableSetting, withWorkspace } from './command-context.ts';
import { LOCK_WAIT_MS } from './lock-wait.ts';
import { makeDemo } from './make-demo.ts';
import { requirePlace, serveFolder } from './serve-command.ts';

/** Writes the demo company into a folder, loads it, asks its questions, and serves it. What is already there is not made again. */
export async function demoCommand(context: CommandContext): Promise<ExitCode> {
  const { flags, positionals, locale } = context;
  const dir = positionals[0] ?? 'plumbline-demo';
  const isServed = flags['no-serve'] !== true;
  if (isServed) await requirePlace(context, dir);
  if (!(await makeDemo(context, dir))) return 1;
  const inOwnLanguage = { ...context, flags: { ...flags, locale } };
  const asked = await withWorkspace(inOwnLanguage, dir, async (workspace) => {
    await loadCompany(workspace, context);
    return askAll(workspace, context, dir);
  });
  if (asked !== 0 || !isServed) return asked;
  await context.io.stdout.write('\n');
  return serveFolder(inOwnLanguage, dir);
}

async function loadCompany(workspace: OpenedWorkspace, { io, locale, tell }: CommandContext): Promise<void> {
  const words = WORDS[locale];
  const bar = progressBar(io.stderr, io.now);
  const seconds = stopwatch(io.now);
  const { datasets, diagnostics } = await load(workspace, {
    command: 'plumbline demo',
    now: io.now,
    signal: io.signal,
    lockWaitMs: LOCK_WAIT_MS,
    force: false,
    onProgress: bar.update,
  }).finally(bar.clear);
  await tell(diagnostics, locale);
  const rows = datasets.reduce((sum, { rowsLoaded }) => sum + rowsLoaded, 0).toLocaleString('en-US');
  const counts = { datasets: datasets.length, rows };
  const line = datasets.some(({ status }) => status === 'loaded')
    ? `${words.demoLoading} ${words.demoLoaded({ ...counts, seconds: seconds() })}`
    : words.demoUnchanged(counts);
  await io.stderr.write(`${line}\n`);
}

async function askAll(workspace: OpenedWorkspace, context: CommandContext, dir: string): Promise<ExitCode> {
  const { io, locale } = context;
  const words = WORDS[locale];
  const session = await openSession(workspace, {
    command: 'plumbline demo',
    now: io.now,
    signal: io.signal,
    lockWaitMs: LOCK_WAIT_MS,
    load: 'never',
    needsWarehouse: true,
  });
  try {
    for (const [i, question] of demoQuestions.entries()) {
      const query = queryIn(locale, question);
      const { result, diagnostics, ...answer } = await session.query(query, { signal: io.signal });
      await context.tell(diagnostics, locale);
      if (result === null) return 1;
      const table = resultTable(
        { ...answer, diagnostics, result },
        tableSetting(context, (grain, first) => memberText(grain, first, workspace), locale),
      );
      const heading = `${i + 1}. ${question.title[locale]}`;
      await io.stdout.write(
        `\n${heading}\n   ${words.demoSame}${words.colon}${commandLine(query, dir)}\n\n${table}\n`,
      );
    }
    const next = commandLine({ metrics: ['revenue'], by: ['month'], period: 'ytd' }, dir);
    await io.stdout.write(`\n${words.demoMore}${words.colon}${next}\n`);
    return 0;
  } finally {
    await session.close();
  }
}
