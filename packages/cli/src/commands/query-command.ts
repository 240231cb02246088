import {
  type Answer,
  HEADING_WORDS,
  type MetricResult,
  type OpenedWorkspace,
  parquetOfResult,
  workbookHeadings,
  xlsxOfResult,
} from '@plumbline/center';
import { type Diagnostic, type Locale, report } from '@plumbline/diagnostics';
import { csvLines } from '../print/csv.ts';
import { diagnosticsJson } from '../print/diagnostics-text.ts';
import { explanationText } from '../print/explanation-text.ts';
import { resultTable } from '../print/result-table.ts';
import { sourceOfRemote } from '../remote/remote-source.ts';
import { withRemote } from '../remote/with-remote.ts';
import { WORDS } from '../words.ts';
import {
  type CommandContext,
  type ExitCode,
  localeIn,
  tableSetting,
  withWorkspace,
} from './command-context.ts';
import { ensureDemoData } from './make-demo.ts';
import { type QuestionSource, sourceOfSession } from './question-source.ts';
import { questionsOf } from './questions-of.ts';
import { withOutputFile } from './with-output-file.ts';
import { withSession } from './with-session.ts';

type Format = 'table' | 'json' | 'csv' | 'parquet' | 'xlsx';
type Answered = Answer & { readonly result: MetricResult };

/** Answers one question from flags, or each of `--query` in order: one line of JSON each unless another format is asked for. */
export function queryCommand(context: CommandContext): Promise<ExitCode> {
  return withOutputFile(context, answerQuestions);
}

async function answerQuestions(context: CommandContext): Promise<ExitCode> {
  const { io, flags } = context;
  const { queries, diagnostic } = await questionsOf(context, 'query');
  const isList = flags.query !== undefined;
  const format = flags.format ?? (isList ? 'json' : 'table');
  const problem = diagnostic ?? formatProblem(queries?.length ?? 0, format, context);
  if (queries === null || problem !== null) {
    await context.tell(problem === null ? [] : [problem], context.locale);
    return 1;
  }
  const printing = { context, format, isList };
  const answer = (workspace: OpenedWorkspace, locale: Locale): Promise<ExitCode> =>
    withSession(context, { command: 'query', workspace, locale }, (session) =>
      answerAll(queries, { ...printing, locale, source: sourceOfSession(session) }),
    );
  /** Readers of a list count on a line for each query. */
  const refuse = async (diagnostics: readonly Diagnostic[], locale: Locale) => {
    await context.tell(diagnostics, locale);
    if (!isList || format !== 'json') return;
    for (const _ of queries) await io.stdout.write(`${diagnosticsJson(diagnostics, locale)}\n`);
  };
  const dir = flags.workspace ?? '.';
  const atServer = await withRemote(context, dir, refuse, async (remote) => {
    const source = await sourceOfRemote(remote, format === 'table');
    return answerAll(queries, { ...printing, locale: localeIn(context, source.locale), source });
  });
  if (atServer !== null) return atServer;
  if (flags['no-load'] !== true && !(await ensureDemoData(context, dir))) return 1;
  return withWorkspace(context, dir, answer, refuse);
}

interface Printing {
  readonly context: CommandContext;
  readonly format: Format;
  readonly isList: boolean;
  readonly locale: Locale;
  readonly source: QuestionSource;
}

async function answerAll(queries: readonly unknown[], printing: Printing): Promise<ExitCode> {
  const { io, flags } = printing.context;
  let code: ExitCode = 0;
  for (const query of queries) {
    io.signal.throwIfAborted();
    const answer = await printing.source.query(query, { explain: flags.explain ?? false, signal: io.signal });
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
  const printed = PRINTERS[format]({ ...answer, result }, printing);
  if (typeof printed === 'object' && Symbol.asyncIterator in printed)
    for await (const piece of printed) await stdout.write(piece);
  else await stdout.write(await printed);
  if (format === 'table' && answer.explanation !== null) {
    await stdout.write(`\n${explanationText(answer.explanation, WORDS[locale], false)}\n`);
  }
}

const PRINTERS: {
  readonly [F in Format]: (
    answer: Answered,
    printing: Printing,
  ) => string | Promise<Uint8Array> | AsyncIterable<Uint8Array>;
} = {
  table: (answer, { context, source, locale }) =>
    `${resultTable(answer, tableSetting(context, source.memberText, locale))}\n`,
  json: ({ result }) => `${JSON.stringify(result)}\n`,
  csv: ({ result }) =>
    csvLines(result)
      .map((line) => `${line}\r\n`)
      .join(''),
  parquet: ({ result }) => parquetOfResult(result),
  xlsx: ({ result }, { locale }) => {
    const headings = workbookHeadings(result.columns, locale);
    return xlsxOfResult(result, { headings, sheet: HEADING_WORDS[locale].sheet });
  },
};

/** What holds one answer, and how it is called where it is no text. */
const FILES: { readonly [F in Format]?: { readonly binary: string | null } } = {
  csv: { binary: null },
  parquet: { binary: 'Parquet' },
  xlsx: { binary: 'Excel' },
};

/** Files hold one answer, and no terminal shows binary ones. */
function formatProblem(queries: number, format: Format, { io }: CommandContext): Diagnostic | null {
  const file = FILES[format];
  if (file === undefined) return null;
  if (file.binary !== null && io.stdout.isTerminal) {
    const hints = [
      { text: { zh: `在命令后面加 --output 文件.${format}`, en: `add --output file.${format}` } },
    ];
    return report('cli/binary-to-terminal', { format: file.binary }, { hints });
  }
  return queries <= 1 ? null : report('cli/several-answers', { format, queries });
}
