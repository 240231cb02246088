import { resolve } from 'node:path';
import { load, memberText, type OpenedWorkspace, openSession } from '@plumbline/center';
import { canHoldDemo, demoQuestions, queryIn, writeDemo } from '@plumbline/demo';
import { report, systemReason } from '@plumbline/diagnostics';
import { commandLine } from '../print/command-line.ts';
import { progressBar } from '../print/progress.ts';
import { resultTable } from '../print/result-table.ts';
import { WORDS } from '../words.ts';
import { type CommandContext, type ExitCode, tableSetting, withWorkspace } from './command-context.ts';
import { LOCK_WAIT_MS } from './lock-wait.ts';
import { requirePlace, serveFolder } from './serve-command.ts';

/** Writes the demo company into a folder, loads it, asks its questions, and serves it. What is already there is not made again. */
export async function demoCommand(context: CommandContext): Promise<ExitCode> {
  const { flags, positionals, locale } = context;
  const dir = positionals[0] ?? 'plumbline-demo';
  const isServed = flags['no-serve'] !== true;
  if (isServed) await requirePlace(context, dir);
  if (!(await makeCompany(context, dir))) return 1;
  const inOwnLanguage = { ...context, flags: { ...flags, locale } };
  const asked = await withWorkspace(inOwnLanguage, dir, async (workspace) => {
    await loadCompany(workspace, context);
    return askAll(workspace, context, dir);
  });
  if (asked !== 0 || !isServed) return asked;
  await context.io.stdout.write('\n');
  return serveFolder(inOwnLanguage, dir);
}

async function makeCompany(context: CommandContext, dir: string): Promise<boolean> {
  const { io, flags, locale } = context;
  const words = WORDS[locale];
  const folder = resolve(io.cwd, dir);
  const progress = async (text: string) => {
    if (io.stderr.isTerminal) await io.stderr.write(`\r\u001b[K${text}`);
  };
  try {
    if (!(await canHoldDemo(folder))) {
      const hints = [
        {
          text: {
            zh: '换一个空文件夹，如 plumbline demo my-demo',
            en: 'name an empty folder, as in plumbline demo my-demo',
          },
        },
      ];
      await context.tell([report('cli/folder-in-use', { path: dir }, { hints })], locale);
      return false;
    }
    await progress(words.demoMaking);
    const stopwatch = watch(io.now);
    const { files, isNew, kept } = await writeDemo(
      folder,
      flags.scale === undefined ? {} : { scale: flags.scale },
    );
    const seconds = stopwatch();
    await progress('');
    await io.stderr.write(
      `${isNew ? words.demoMade({ files: files.length, seconds, dir }) : words.demoThere(dir)}\n`,
    );
    if (kept.length > 0) await io.stderr.write(`${words.demoKept(kept)}\n`);
    return true;
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    const params = { path: dir, reason: systemReason(cause) };
    await context.tell([report('workspace/state-not-writable', params)], locale);
    return false;
  }
}

async function loadCompany(workspace: OpenedWorkspace, { io, locale, tell }: CommandContext): Promise<void> {
  const words = WORDS[locale];
  const bar = progressBar(io.stderr, io.now);
  const stopwatch = watch(io.now);
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
    ? `${words.demoLoading} ${words.demoLoaded({ ...counts, seconds: stopwatch() })}`
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

/** Seconds since it was started, to one decimal. */
function watch(now: () => Date): () => string {
  const started = now().getTime();
  return () => ((now().getTime() - started) / 1000).toFixed(1);
}
