import { type StatementEntry, statementEntries } from '@plumbline/center';
import { didYouMean, type Locale, report } from '@plumbline/diagnostics';
import { textTable } from '../print/text-table.ts';
import { withRemote } from '../remote/with-remote.ts';
import { WORDS, type Words } from '../words.ts';
import { type CommandContext, type ExitCode, localeIn, withWorkspace } from './command-context.ts';

/** Lists the statements of a folder or a server; reads no rows. */
export async function statementsCommand(context: CommandContext): Promise<ExitCode> {
  const dir = context.flags.workspace ?? '.';
  const atServer = await withRemote(context, dir, context.tell, async ({ client }) => {
    const { workspace } = await client.call('me');
    const { statements } = await client.call('statements');
    return print(statements as readonly StatementEntry[], context, localeIn(context, workspace.locale));
  });
  if (atServer !== null) return atServer;
  return withWorkspace(context, dir, (workspace, locale) =>
    print(statementEntries(workspace), context, locale),
  );
}

async function print(
  all: readonly StatementEntry[],
  context: CommandContext,
  locale: Locale,
): Promise<ExitCode> {
  const { io, flags, positionals } = context;
  const [asked] = positionals;
  const found = asked === undefined ? all : all.filter(({ name }) => name === asked);
  if (asked !== undefined && found.length === 0) {
    const names = all.map(({ name }) => name);
    const hints = didYouMean(asked, names);
    await context.tell([report('model/unknown-statement', { name: asked }, { hints })], locale);
    return 1;
  }
  const text = flags.format === 'json' ? JSON.stringify({ statements: found }) : tables(found, WORDS[locale]);
  await io.stdout.write(`${text}\n`);
  return 0;
}

function tables(statements: readonly StatementEntry[], words: Words): string {
  if (statements.length === 0) return words.noStatements;
  const columns = words.statementHeadings.map((heading) => ({ heading, align: 'left' as const }));
  const blocks = statements.map(({ name, label, lines }) => {
    const rows = lines.map((line) => [
      line.label[words.locale],
      line.metric,
      line.unit,
      line.readable[words.locale],
    ]);
    return [`${label[words.locale]}  ${name}`, ...textTable(columns, [rows])].join('\n');
  });
  return blocks.join('\n\n');
}
