import { openCenter, readDefinitionTexts, SYSTEM } from '@plumbline/center';
import { readDiagnostics, type Wire } from '@plumbline/client';
import { type Diagnostic, requestId } from '@plumbline/diagnostics';
import { changeList, type ListedChanges } from '../print/change-list.ts';
import { withRemote } from '../remote/with-remote.ts';
import { centerOptions } from './center-options.ts';
import { CHANGE_WORDS } from './change-words.ts';
import { type CommandContext, type ExitCode, folderOf } from './command-context.ts';
import { SERVE_WORDS, type ServeWords } from './serve-words.ts';
import { winsOf } from './wins-of.ts';

type Applied = ListedChanges & {
  readonly isApplied: boolean;
  readonly request: number | null;
  readonly review: Wire<'ApplyReport'>['review'];
  readonly diagnostics: readonly Diagnostic[];
};

/** Compares the folder with the catalog, shows the difference and what it reaches, and records it. */
export async function applyCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags, locale } = context;
  const dir = folderOf(context);
  const dryRun = flags['dry-run'] ?? false;
  const { files, diagnostics } = await readDefinitionTexts(dir, io.cwd);
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    await context.tell(diagnostics, locale);
    return 1;
  }
  const atServer = await withRemote(context, dir, context.tell, async ({ client }) => {
    const { comment, effective, due, draft } = flags;
    const said = { ...(comment === undefined ? {} : { comment }), ...(draft === undefined ? {} : { draft }) };
    const days = {
      ...(effective === undefined ? {} : { effective_from: effective }),
      ...(due === undefined ? {} : { due }),
    };
    const wins = winsOf(flags);
    const body = { files: Object.fromEntries(files), dry_run: dryRun, ...said, ...days, ...wins };
    const answer = await client.call('apply', { body, signal: io.signal });
    const { applied, changes, impact, request, review, diagnostics } = answer;
    const listed = changes.map(({ cosmetic, ...change }) => ({ ...change, isCosmetic: cosmetic }));
    const found = readDiagnostics(diagnostics);
    const reported = { isApplied: applied, changes: listed, impact, request, review, diagnostics: found };
    return tellApplied(reported, context);
  });
  if (atServer !== null) return atServer;
  const center = await openCenter(dir, centerOptions(context, 'plumbline apply'));
  try {
    const { comment, effective, due, draft } = flags;
    const report = await center.apply(SYSTEM, files, {
      dryRun,
      signal: io.signal,
      request: { effectiveFrom: effective, due, isDraft: draft },
      wins: winsOf(flags),
      ...(comment === undefined ? {} : { comment }),
    });
    return await tellApplied(report, context);
  } finally {
    await center.close();
  }
}

async function tellApplied(report: Applied, context: CommandContext): Promise<ExitCode> {
  const { io, flags, locale } = context;
  const words = SERVE_WORDS[locale];
  const { changes, impact, isApplied, request, review, diagnostics } = report;
  await context.tell(diagnostics, locale);
  if (diagnostics.some(({ severity }) => severity === 'error')) return 1;
  if (flags.format === 'json') {
    await io.stdout.write(`${JSON.stringify({ applied: isApplied, changes, impact, request, review })}\n`);
    return 0;
  }
  const count = changes.length;
  const summary =
    count === 0
      ? words.nothingToApply
      : isApplied
        ? words.applied(count)
        : request === null
          ? wouldDo(words, report)
          : CHANGE_WORDS[locale].opened(requestId(request));
  const list = changeList(report, words);
  await io.stdout.write(`${list === '' ? '' : `${list}\n`}${summary}\n`);
  return 0;
}

/** Where somebody signs, the changes would be asked for; where everybody reviews for themselves, they are used at once. */
function wouldDo(words: ServeWords, { review, changes: { length } }: Applied): string {
  return review === null || review === 'self' ? words.wouldApply(length) : words.wouldAsk(length);
}
