import { memberText, openSession, type Reconciled, type ReconcileReport, reconcile } from '@plumbline/center';
import type { Locale } from '@plumbline/diagnostics';
import { progressBar } from '../print/progress.ts';
import { reconciledText } from '../print/reconciled-text.ts';
import type { TableSetting } from '../print/result-table.ts';
import { reconcileAtRemote } from '../remote/reconcile-at-remote.ts';
import { memberTextOfRemote } from '../remote/remote-source.ts';
import { withRemote } from '../remote/with-remote.ts';
import { WORDS } from '../words.ts';
import {
  type CommandContext,
  type ExitCode,
  localeIn,
  tableSetting,
  withWorkspace,
} from './command-context.ts';
import { LOCK_WAIT_MS } from './lock-wait.ts';
import { ensureDemoData } from './make-demo.ts';

interface Source {
  readonly names: readonly string[];
  readonly reconcile: (name: string) => Promise<ReconcileReport>;
  readonly memberText: TableSetting['memberText'];
}

/** Holds the metrics of each reconciliation named, else of all, side by side. */
export async function reconcileCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags } = context;
  const dir = flags.workspace ?? '.';
  const asked = { period: flags.period, where: flags.where };
  const atServer = await withRemote(context, dir, context.tell, async (remote) => {
    const { workspace } = await remote.client.call('me');
    const { reconciliations } = await remote.client.call('reconciliations');
    const source: Source = {
      names: reconciliations.map(({ name }) => name),
      reconcile: (name) => reconcileAtRemote(remote, name, context),
      memberText: memberTextOfRemote,
    };
    return reconcileAll(source, context, localeIn(context, workspace.locale));
  });
  if (atServer !== null) return atServer;
  if (flags['no-load'] !== true && !(await ensureDemoData(context, dir))) return 1;
  return withWorkspace(context, dir, async (workspace, locale) => {
    const bar = progressBar(io.stderr, io.now);
    const session = await openSession(workspace, {
      command: 'plumbline reconcile',
      now: io.now,
      signal: io.signal,
      lockWaitMs: LOCK_WAIT_MS,
      load: flags['no-load'] === true ? 'never' : 'stale',
      needsWarehouse: true,
      onProgress: bar.update,
    }).finally(bar.clear);
    try {
      await context.tell(session.diagnostics, locale);
      const { model } = workspace;
      const query = (value: unknown) => session.query(value, { signal: io.signal });
      const source: Source = {
        names: [...model.reconciliations.keys()],
        reconcile: (name) => reconcile(name, asked, { model, query }),
        memberText: (grain, first) => memberText(grain, first, workspace),
      };
      return await reconcileAll(source, context, locale);
    } finally {
      await session.close();
    }
  });
}

async function reconcileAll(source: Source, context: CommandContext, locale: Locale): Promise<ExitCode> {
  const { io, flags, positionals } = context;
  const names = positionals.length === 0 ? source.names : positionals;
  const results: Reconciled[] = [];
  let code: ExitCode = 0;
  for (const name of names) {
    const { result, diagnostics } = await source.reconcile(name);
    await context.tell(diagnostics, locale);
    if (result?.agrees !== true) code = 1;
    if (result !== null) results.push(result);
  }
  const setting = tableSetting(context, source.memberText, locale);
  const text =
    flags.format === 'json'
      ? JSON.stringify({ reconciliations: results })
      : names.length === 0
        ? WORDS[locale].noReconciliations
        : results.map((one) => reconciledText(one, setting)).join('\n');
  if (text !== '') await io.stdout.write(`${text}\n`);
  return code;
}
