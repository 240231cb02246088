import {
  type Center,
  type LoadProgress,
  type LoadReport,
  load,
  openSession,
  SYSTEM,
} from '@plumbline/center';
import { demoDashboard, demoQuestions, queryIn } from '@plumbline/demo';
import { decimalText } from '@plumbline/finance';
import { commandLine } from '../print/command-line.ts';
import { progressBar } from '../print/progress.ts';
import { resultTable } from '../print/result-table.ts';
import { stopwatch } from '../print/stopwatch.ts';
import { WORDS } from '../words.ts';
import { type CommandContext, type ExitCode, tableSetting, withWorkspace } from './command-context.ts';
import { LOCK_WAIT_MS } from './lock-wait.ts';
import { makeDemo } from './make-demo.ts';
import { type QuestionSource, sourceOfCenter, sourceOfSession } from './question-source.ts';
import { requirePlace, serveFolder } from './serve-command.ts';

/** Writes the demo company into a folder, loads it, asks its questions, and serves it. What is already there is not made again. */
export async function demoCommand(context: CommandContext): Promise<ExitCode> {
  const { flags, positionals, locale, io } = context;
  const dir = positionals[0] ?? 'plumbline-demo';
  const isServed = flags['no-serve'] !== true;
  if (isServed) await requirePlace(context, dir);
  if (!(await makeDemo(context, dir))) return 1;
  const inOwnLanguage = { ...context, flags: { ...flags, locale } };
  if (!isServed) return answerHere(inOwnLanguage, dir);
  return serveFolder(inOwnLanguage, dir, {
    load: (center) =>
      loadCompany(
        (onProgress) => center.load(SYSTEM, { isAsked: false, onProgress, signal: io.signal }),
        inOwnLanguage,
      ),
    async ready(center) {
      await offerDashboard(center);
      if (await askAll(sourceOfCenter(center), inOwnLanguage, dir)) await io.stdout.write('\n');
    },
  });
}

/** A page to begin with, in the name of the first person of the house. */
async function offerDashboard(center: Center): Promise<void> {
  const { label, ...body } = demoDashboard;
  const [first] = await center.people.users.list();
  const owner = first === undefined ? SYSTEM : { user: first.login, roles: SYSTEM.roles };
  const example = { kind: 'dashboard', key: 'demo' } as const;
  await center.kept.offer(owner, example, { name: label.zh, isShared: true, body: { label, ...body } });
}

/** Without a server. */
function answerHere(context: CommandContext, dir: string): Promise<ExitCode> {
  const { io } = context;
  const holding = { command: 'plumbline demo', now: io.now, signal: io.signal, lockWaitMs: LOCK_WAIT_MS };
  return withWorkspace(context, dir, async (workspace) => {
    await loadCompany((onProgress) => load(workspace, { ...holding, force: false, onProgress }), context);
    const session = await openSession(workspace, { ...holding, load: 'never', needsWarehouse: true });
    try {
      return (await askAll(sourceOfSession(session), context, dir)) ? 0 : 1;
    } finally {
      await session.close();
    }
  });
}

async function loadCompany(
  work: (onProgress: (progress: LoadProgress) => void) => Promise<LoadReport>,
  { io, locale, tell }: CommandContext,
): Promise<void> {
  const words = WORDS[locale];
  const bar = progressBar(io.stderr, io.now);
  const seconds = stopwatch(io.now);
  const { datasets, diagnostics } = await work(bar.update).finally(bar.clear);
  await tell(diagnostics, locale);
  const loaded = datasets.reduce((sum, { rowsLoaded }) => sum + rowsLoaded, 0);
  const counts = { datasets: datasets.length, rows: decimalText(loaded, 0, 0) ?? '' };
  const line = datasets.some(({ status }) => status === 'loaded')
    ? `${words.demoLoading} ${words.demoLoaded({ ...counts, seconds: seconds() })}`
    : words.demoUnchanged(counts);
  await io.stderr.write(`${line}\n`);
}

/** False when a question was refused, which has been told. */
async function askAll(source: QuestionSource, context: CommandContext, dir: string): Promise<boolean> {
  const { io, locale } = context;
  const words = WORDS[locale];
  for (const [i, question] of demoQuestions.entries()) {
    const query = queryIn(locale, question);
    const asked = { explain: false, signal: io.signal };
    const { result, diagnostics, ...answer } = await source.query(query, asked);
    await context.tell(diagnostics, locale);
    if (result === null) return false;
    const table = resultTable(
      { ...answer, diagnostics, result },
      tableSetting(context, source.memberText, locale),
    );
    const heading = `${i + 1}. ${question.title[locale]}`;
    await io.stdout.write(
      `\n${heading}\n   ${words.demoSame}${words.colon}${commandLine(query, dir)}\n\n${table}\n`,
    );
  }
  const next = commandLine({ metrics: ['revenue'], by: ['month'], period: 'ytd' }, dir);
  await io.stdout.write(`\n${words.demoMore}${words.colon}${next}\n`);
  return true;
}
