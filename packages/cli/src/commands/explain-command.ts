import { diagnosticsJson } from '../print/diagnostics-text.ts';
import { explanationText } from '../print/explanation-text.ts';
import { sourceOfRemote } from '../remote/remote-source.ts';
import { withRemote } from '../remote/with-remote.ts';
import { WORDS } from '../words.ts';
import { type CommandContext, type ExitCode, localeIn, withWorkspace } from './command-context.ts';
import { type QuestionSource, sourceOfSession } from './question-source.ts';
import { questionsOf } from './questions-of.ts';
import { withSession } from './with-session.ts';

/** Prints how the questions would be answered; runs nothing but a load that is due. */
export async function explainCommand(context: CommandContext): Promise<ExitCode> {
  const { flags } = context;
  const { queries, diagnostic } = await questionsOf(context, 'explain');
  if (queries === null) {
    await context.tell([diagnostic], context.locale);
    return 1;
  }
  const dir = flags.workspace ?? '.';
  const atServer = await withRemote(context, dir, context.tell, async (remote) => {
    const source = await sourceOfRemote(remote, false);
    return explainAll(queries, source, context);
  });
  if (atServer !== null) return atServer;
  return withWorkspace(context, dir, (workspace, locale) =>
    withSession(context, { command: 'explain', workspace, locale }, (session) =>
      explainAll(queries, sourceOfSession(session), context),
    ),
  );
}

async function explainAll(
  queries: readonly unknown[],
  source: QuestionSource,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, flags } = context;
  const locale = localeIn(context, source.locale);
  const isJson = flags.format === 'json' || flags.query !== undefined;
  let code: ExitCode = 0;
  for (const query of queries) {
    const { explanation, diagnostics, definitions } = await source.explain(query, io.signal);
    if (explanation === null) code = 1;
    if (explanation === null && isJson && flags.query !== undefined) {
      await io.stdout.write(`${diagnosticsJson(diagnostics, locale)}\n`);
      continue;
    }
    await context.tell(diagnostics, locale);
    if (explanation === null) continue;
    const { plan, passes, sql, rollups } = explanation;
    const text = isJson
      ? JSON.stringify({ plan, sql, rollups, ...(flags.passes === true ? { passes } : {}), definitions })
      : explanationText(explanation, WORDS[locale], flags.passes ?? false);
    await io.stdout.write(`${text}\n`);
  }
  return code;
}
