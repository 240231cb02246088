import {
  type Answer,
  type MetricResult,
  type OpenedWorkspace,
  openSession,
  parquetOfResult,
  type Session,
} from '@plumbline/center';
import { type Diagnostic, type Locale, report } from '@plumbline/diagnostics';
import { csvLines } from '../print/csv.ts';
import { diagnosticsJson } from '../print/diagnostics-text.ts';
import { explanationText } from '../print/explanation-text.ts';
import { progressBar } from '../print/progress.ts';
import { resultTable } from '../print/result-table.ts';
import { WORDS } from '../words.ts';
import { type CommandContext, type ExitCode, tableSetting, withWorkspace } from './command-context.ts';
import { LOCK_WAIT_MS } from './lock-wait.ts';
import { ensureDemoData } from './make-demo.ts';
import { questionsOf } from './questions-of.ts';

type Format = 'table' | 'json' | 'csv' | 'parquet';
type Answered = Answer & { readonly result: MetricResult };

/** Answers one question from flags, or each of `--query` in order: one line of JSON each unless another format is asked for. */
export async function queryCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags } = context;
  const { queries, diagnostic } = await questionsOf(context, 'query');
  const isList = flags.query !== undefined;
  const format = flags.format ?? (isList ? 'json' : 'table');
  const problem = diagnostic ?? formatProblem(queries?.length ?? 0, format, context);
  if (queries === null || problem !== null) {
    await context.tell(problem === null ? [] : [problem], context.locale);
    return 1;
  }
  const answer = async (workspace: OpenedWorkspace, locale: Locale): Promise<ExitCode> => {
    const bar = progressBar(io.stderr, io.now);
    const session = await openSession(workspace, {
      command: 'plumbline query',
      now: io.now,
      signal: io.signal,
      lockWaitMs: LOCK_WAIT_MS,
      load: flags['no-load'] === true ? 'never' : 'stale',
      needsWarehouse: true,
      onProgress: bar.update,
    }).finally(bar.clear);
    try {
      await context.tell(session.diagnostics, locale);
      return await answerAll(queries, session, { context, format, isList, locale, workspace });
    } finally {
      await session.close();
    }
  };
  /** Readers of a list count on a line for each query. */
  const refuse = async (diagnostics: readonly Diagnostic[], locale: Locale) => {
    await context.tell(diagnostics, locale);
    if (!isList || format !== 'json') return;
    for (const _ of queries) await io.stdout.write(`${diagnosticsJson(diagnostics, locale)}\n`);
  };
  const dir = flags.workspace ?? '.';
  if (flags['no-load'] !== true && !(await ensureDemoData(context, dir))) return 1;
  return withWorkspace(context, dir, answer, refuse);
}

interface Printing {
  readonly context: CommandContext;
  readonly format: Format;
  readonly isList: boolean;
  readonly locale: Locale;
  readonly workspace: OpenedWorkspace;
}

async function answerAll(
  queries: readonly unknown[],
  session: Session,
  printing: Printing,
): Promise<ExitCode> {
  const { io, flags } = printing.context;
  let code: ExitCode = 0;
  for (const query of queries) {
    io.signal.throwIfAborted();
    const answer = await session.query(query, { explain: flags.explain ?? false, signal: io.signal });
    if (answer.result === null) code = 1;
    await printAnswer(answer, printing);
  }
  return code;
}

async function printAnswer(answer: Answer, printing: Printing): Promise<void> {
  const { result, diagnostics } = answer;
  const { context, format, isList, locale } = printing;
  const { stdout } = context.io;
  if (result === null) {
    if (isList && format === 'json') await stdout.write(`${diagnosticsJson(diagnostics, locale)}\n`);
    else await context.tell(diagnostics, locale);
    return;
  }
  await context.tell(diagnostics, locale);
  await stdout.write(await PRINTERS[format]({ ...answer, result }, printing));
  if (format === 'table' && answer.explanation !== null) {
    await stdout.write(`\n${explanationText(answer.explanation, WORDS[locale], false)}\n`);
  }
}

const PRINTERS: {
  readonly [F in Format]: (answer: Answered, printing: Printing) => string | Promise<Uint8Array>;
} = {
  table: (answer, { context, workspace, locale }) =>
    `${resultTable(answer, tableSetting(context, workspace, locale))}\n`,
  json: ({ result }) => `${JSON.stringify(result)}\n`,
  csv: ({ result }) =>
    csvLines(result)
      .map((line) => `${line}\r\n`)
      .join(''),
  parquet: ({ result }) => parquetOfResult(result),
};

/** Files hold one answer, and no terminal shows Parquet. */
function formatProblem(queries: number, format: Format, { io }: CommandContext): Diagnostic | null {
  if (format === 'parquet' && io.stdout.isTerminal) {
    const hints = [{ text: { zh: '在命令后面加 > 文件.parquet', en: 'add > file.parquet' } }];
    return report('cli/binary-to-terminal', { format: 'Parquet' }, { hints });
  }
  if ((format !== 'csv' && format !== 'parquet') || queries <= 1) return null;
  return report('cli/several-answers', { format, queries });
}
