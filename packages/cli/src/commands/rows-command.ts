import { memberText, type OpenedRows, type RowsResult } from '@plumbline/center';
import type { Locale } from '@plumbline/diagnostics';
import { rowsOfFlags } from '../arguments/rows-of-flags.ts';
import { csvLines } from '../print/csv.ts';
import type { TableSetting } from '../print/result-table.ts';
import { asResult, rowsTable } from '../print/rows-table.ts';
import { memberTextOfRemote } from '../remote/remote-source.ts';
import { rowsOfRemote } from '../remote/rows-of-remote.ts';
import { withRemote } from '../remote/with-remote.ts';
import {
  type CommandContext,
  type ExitCode,
  localeIn,
  tableSetting,
  withWorkspace,
} from './command-context.ts';
import { ensureDemoData } from './make-demo.ts';
import { withOutputFile } from './with-output-file.ts';
import { withSession } from './with-session.ts';

/** Lists the rows behind one figure. */
export function rowsCommand(context: CommandContext): Promise<ExitCode> {
  return withOutputFile(context, listRows);
}

async function listRows(context: CommandContext): Promise<ExitCode> {
  const { io, flags, positionals } = context;
  const asked = rowsOfFlags(positionals[0] ?? '', flags);
  const dir = flags.workspace ?? '.';
  const atServer = await withRemote(context, dir, context.tell, async (remote) => {
    const { workspace } = await remote.client.call('me');
    const locale = localeIn(context, workspace.locale);
    const found = await rowsOfRemote(remote, asked, io.signal);
    return print(found, context, locale, tableSetting(context, memberTextOfRemote, locale));
  });
  if (atServer !== null) return atServer;
  if (flags['no-load'] !== true && !(await ensureDemoData(context, dir))) return 1;
  return withWorkspace(context, dir, (workspace, locale) =>
    withSession(context, { command: 'rows', workspace, locale }, async (session) => {
      const found = await session.rows(asked, { signal: io.signal });
      const named: TableSetting['memberText'] = (grain, first) => memberText(grain, first, workspace);
      return print(found, context, locale, tableSetting(context, named, locale));
    }),
  );
}

async function print(
  { result, diagnostics }: OpenedRows,
  context: CommandContext,
  locale: Locale,
  setting: TableSetting,
): Promise<ExitCode> {
  const { io, flags } = context;
  await context.tell(diagnostics, locale);
  if (result === null) return 1;
  await io.stdout.write(textOf(result, flags.format ?? 'table', flags.offset ?? 0, setting));
  return 0;
}

function textOf(result: RowsResult, format: string, offset: number, setting: TableSetting): string {
  if (format === 'json') return `${JSON.stringify(result)}\n`;
  if (format !== 'csv') return `${rowsTable(result, offset, setting)}\n`;
  return csvLines(asResult(result))
    .map((line) => `${line}\r\n`)
    .join('');
}
