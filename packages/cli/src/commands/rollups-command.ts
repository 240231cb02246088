import type { RollupAdvice } from '@plumbline/center';
import { readDiagnostics } from '@plumbline/client';
import { type Diagnostic, didYouMean, report } from '@plumbline/diagnostics';
import { suggestionsText } from '../print/suggestions-text.ts';
import { readQueries } from '../read-queries.ts';
import { withRemote } from '../remote/with-remote.ts';
import { type CommandContext, type ExitCode, localeIn, withWorkspace } from './command-context.ts';
import { withSession } from './with-session.ts';

const STEPS = ['suggest'];

type Advised = RollupAdvice & { readonly diagnostics: readonly Diagnostic[] };

/** Suggests rollups for the questions of the log, or of `--query`. */
export async function rollupsCommand(context: CommandContext): Promise<ExitCode> {
  const { positionals, flags, io, tell } = context;
  const [step = ''] = positionals;
  if (!STEPS.includes(step)) {
    const hints = didYouMean(step, STEPS);
    const params = { flag: 'rollups', value: step, choices: STEPS };
    await tell([report('cli/not-a-choice', params, { hints })], context.locale);
    return 1;
  }
  const read = flags.query === undefined ? null : await readQueries(flags.query, io);
  if (read?.queries === null) {
    await tell([read.diagnostic], context.locale);
    return 1;
  }
  const queries = read === null ? {} : { queries: read.queries };
  const dir = flags.workspace ?? '.';
  const atServer = await withRemote(context, dir, tell, async ({ client }) => {
    const { workspace } = await client.call('me');
    const body = read === null ? {} : { queries: [...read.queries] };
    const { diagnostics = [], ...advice } = await client.call('suggestRollups', { body, signal: io.signal });
    return show({ ...advice, diagnostics: readDiagnostics(diagnostics) }, context, workspace.locale);
  });
  if (atServer !== null) return atServer;
  return withWorkspace(context, dir, (workspace, locale) =>
    withSession(context, { command: 'rollups', workspace, locale }, async (session) =>
      show(await session.suggestRollups({ ...queries, signal: io.signal }), context, locale),
    ),
  );
}

async function show(
  { diagnostics, ...advice }: Advised,
  context: CommandContext,
  ofWorkspace: 'zh' | 'en',
): Promise<ExitCode> {
  const { io, flags } = context;
  const locale = localeIn(context, ofWorkspace);
  await context.tell(diagnostics, locale);
  const text = flags.format === 'json' ? JSON.stringify(advice) : suggestionsText(advice, locale);
  await io.stdout.write(`${text}\n`);
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}
