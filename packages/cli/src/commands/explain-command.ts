import { openSession } from '@plumbline/center';
import { diagnosticsJson } from '../print/diagnostics-text.ts';
import { explanationText } from '../print/explanation-text.ts';
import { progressBar } from '../print/progress.ts';
import { WORDS } from '../words.ts';
import { type CommandContext, type ExitCode, withWorkspace } from './command-context.ts';
import { LOCK_WAIT_MS } from './lock-wait.ts';
import { questionsOf } from './questions-of.ts';

/** Prints how the questions would be answered; runs nothing but a load that is due. */
export async function explainCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags } = context;
  const { queries, diagnostic } = await questionsOf(context, 'explain');
  if (queries === null) {
    await context.tell([diagnostic], context.locale);
    return 1;
  }
  return withWorkspace(context, flags.workspace ?? '.', async (workspace, locale) => {
    const bar = progressBar(io.stderr, io.now);
    const session = await openSession(workspace, {
      command: 'plumbline explain',
      now: io.now,
      signal: io.signal,
      lockWaitMs: LOCK_WAIT_MS,
      load: flags['no-load'] === true ? 'never' : 'stale',
      needsWarehouse: false,
      onProgress: bar.update,
    }).finally(bar.clear);
    try {
      await context.tell(session.diagnostics, locale);
      let code: ExitCode = 0;
      const isJson = flags.format === 'json' || flags.query !== undefined;
      for (const query of queries) {
        const { explanation, diagnostics, definitions } = session.explain(query);
        if (explanation === null) code = 1;
        if (explanation === null && isJson && flags.query !== undefined) {
          await io.stdout.write(`${diagnosticsJson(diagnostics, locale)}\n`);
          continue;
        }
        await context.tell(diagnostics, locale);
        if (explanation === null) continue;
        const { plan, passes, sql } = explanation;
        const text = isJson
          ? JSON.stringify({ plan, sql, ...(flags.passes === true ? { passes } : {}), definitions })
          : explanationText(explanation, WORDS[locale], flags.passes ?? false);
        await io.stdout.write(`${text}\n`);
      }
      return code;
    } finally {
      await session.close();
    }
  });
}
