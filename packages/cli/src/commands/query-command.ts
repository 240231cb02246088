import { type Answer, type MetricResult, openSession, type Session } from '@plumbline/center';
import { type Diagnostic, type Locale, report } from '@plumbline/diagnostics';
import { csvLines } from '../print/csv.ts';
import { diagnosticsJson } from '../print/diagnostics-text.ts';
import { explanationText } from '../print/explanation-text.ts';
import { progressBar } from '../print/progress.ts';
import { resultTable } from '../print/result-table.ts';
import { WORDS } from '../words.ts';
import { type CommandContext, type ExitCode, withWorkspace } from './command-context.ts';
import { LOCK_WAIT_MS } from './lock-wait.ts';
import { questionsOf } from './questions-of.ts';

type Format = 'table' | 'json' | 'csv';

/** Answers one question from flags, or each of `--query` in order: one line of JSON each unless another format is asked for. */
export async function queryCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags } = context;
  const { queries, diagnostic } = await questionsOf(context, 'query');
  const isList = flags.query !== undefined;
  const format = formatOf(flags.format, isList);
  const problem = diagnostic ?? listProblem(queries, format);
  if (queries === null || problem !== null) {
    await context.tell(problem === null ? [] : [problem], context.locale);
    return 1;
  }
  return withWorkspace(context, flags.workspace ?? '.', async (workspace, locale) => {
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
      return await answerAll(queries, session, { context, format, isList, locale });
    } finally {
      await session.close();
    }
  });
}

interface Printing {
  readonly context: CommandContext;
  readonly format: Format;
  readonly isList: boolean;
  readonly locale: Locale;
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

async function printAnswer(answer: Answer, { context, format, isList, locale }: Printing): Promise<void> {
  const { result, diagnostics } = answer;
  const { stdout } = context.io;
  if (result === null) {
    if (isList && format === 'json') await stdout.write(`${diagnosticsJson(diagnostics, locale)}\n`);
    else await context.tell(diagnostics, locale);
    return;
  }
  await context.tell(diagnostics, locale);
  await stdout.write(`${PRINTERS[format]({ ...answer, result }, locale)}\n`);
  if (format === 'table' && answer.explanation !== null) {
    await stdout.write(`\n${explanationText(answer.explanation, WORDS[locale], false)}\n`);
  }
}

const PRINTERS: {
  readonly [F in Format]: (answer: Answer & { readonly result: MetricResult }, locale: Locale) => string;
} = {
  table: (answer, locale) => `${resultTable(answer, WORDS[locale])}`,
  json: ({ result }) => JSON.stringify(result),
  csv: ({ result }) => csvLines(result).join('\r\n'),
};

function formatOf(asked: 'table' | 'json' | 'csv' | 'parquet' | undefined, isList: boolean): Format {
  if (asked === undefined || asked === 'parquet') return isList ? 'json' : 'table';
  return asked;
}

function listProblem(queries: readonly unknown[] | null, format: Format): Diagnostic | null {
  if (format !== 'csv' || queries === null || queries.length === 1) return null;
  return report('cli/conflicting-flags', { first: '--format csv', second: '--query' });
}
