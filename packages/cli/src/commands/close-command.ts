import { type Center, openCenter, SYSTEM } from '@plumbline/center';
import { type Client, readDiagnostics, type Wire } from '@plumbline/client';
import { didYouMean, report } from '@plumbline/diagnostics';
import { closedPeriodText, findingTable, periodTable } from '../print/close-text.ts';
import { withRemote } from '../remote/with-remote.ts';
import { centerOptions } from './center-options.ts';
import { CLOSE_WORDS } from './close-words.ts';
import type { CommandContext, ExitCode } from './command-context.ts';

/** The closed periods of a folder or a server, whoever holds them. */
interface CloseSource {
  list(): Promise<Wire<'ClosedPeriodList'>>;
  show(period: string): Promise<Wire<'ClosedPeriod'>>;
  lock(period: string, wish: Wire<'LockRequest'>): Promise<Wire<'Locked'>>;
  unlock(period: string, reason: string): Promise<Wire<'CloseStep'>>;
  verify(period: string | undefined): Promise<Wire<'CloseCheck'>>;
}

type Step = (source: CloseSource, context: CommandContext) => Promise<ExitCode>;
const STEPS: Readonly<Record<string, Step>> = { list, show, lock, unlock, verify };

/** Lists, shows, locks, unlocks and verifies periods. */
export async function closeCommand(context: CommandContext): Promise<ExitCode> {
  const [name = 'list'] = context.positionals;
  const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
  if (step === undefined) {
    const choices = Object.keys(STEPS);
    const hints = didYouMean(name, choices);
    await context.tell(
      [report('cli/not-a-choice', { flag: 'close', value: name, choices }, { hints })],
      context.locale,
    );
    return 1;
  }
  const dir = context.flags.workspace ?? '.';
  // Elsewhere a reason goes with looking as another.
  const { reason: _, ...flags } = context.flags;
  const atServer = await withRemote({ ...context, flags }, dir, context.tell, async ({ client }) =>
    step(sourceAt(client, context), context),
  );
  if (atServer !== null) return atServer;
  const center = await openCenter(dir, centerOptions(context, 'plumbline close'));
  try {
    return await step(await sourceIn(center, context), context);
  } finally {
    await center.close();
  }
}

function sourceAt(client: Client, { io: { signal } }: CommandContext): CloseSource {
  return {
    list: () => client.call('closes'),
    show: (period) => client.call('close', { path: { period } }),
    lock: (period, body) => client.call('lockPeriod', { path: { period }, body, signal }),
    unlock: (period, reason) => client.call('unlockPeriod', { path: { period }, body: { reason } }),
    verify: (period) =>
      period === undefined
        ? client.call('verifyCloses', { signal })
        : client.call('verifyClose', { path: { period }, signal }),
  };
}

/** Whoever holds the folder sees everything. */
async function sourceIn({ closes }: Center, { locale, io }: CommandContext): Promise<CloseSource> {
  const { wireCheck, wireLocked, wirePeriod, wirePeriodStep, wireUnlocked } = await import(
    '@plumbline/server'
  );
  const { signal } = io;
  // The folder may have been loaded by a command, which looks at no closed period.
  await closes.watch();
  return {
    list: async () => ({ periods: (await closes.list(SYSTEM)).map(wirePeriodStep) }),
    show: async (period) => wirePeriod(await closes.find(SYSTEM, period)),
    lock: async (period, wish) => wireLocked(await closes.lock(SYSTEM, period, { ...wish, signal }), locale),
    unlock: async (period, reason) => wireUnlocked(await closes.unlock(SYSTEM, period, { reason })),
    verify: async (period) => wireCheck(await closes.verify(SYSTEM, { period, signal }), locale),
  };
}

async function list(source: CloseSource, context: CommandContext): Promise<ExitCode> {
  const found = await source.list();
  return print(found, periodTable(found.periods, CLOSE_WORDS[context.locale]), context);
}

async function show(source: CloseSource, context: CommandContext): Promise<ExitCode> {
  const [, period] = context.positionals;
  if (period === undefined) return missing('close show <period>', context);
  const found = await source.show(period);
  return print(found, closedPeriodText(found, CLOSE_WORDS[context.locale]), context);
}

async function lock(source: CloseSource, context: CommandContext): Promise<ExitCode> {
  const { flags, positionals, locale, tell } = context;
  const [, period, ...metrics] = positionals;
  if (period === undefined) return missing('close lock <period> [metric…]', context);
  const { comment } = flags;
  const done = await source.lock(period, {
    ...(metrics.length === 0 ? {} : { metrics }),
    ...(comment === undefined ? {} : { comment }),
  });
  await tell(readDiagnostics(done.diagnostics), locale);
  const told = { period: done.period, figures: done.figures.length, hash: done.hash ?? '' };
  return print(done, CLOSE_WORDS[locale].locked(told), context);
}

async function unlock(source: CloseSource, context: CommandContext): Promise<ExitCode> {
  const { flags, positionals, locale } = context;
  const [, period] = positionals;
  if (period === undefined || flags.reason === undefined)
    return missing('close unlock <period> --reason <text>', context);
  const done = await source.unlock(period, flags.reason);
  return print(done, CLOSE_WORDS[locale].unlocked(done.period), context);
}

async function verify(source: CloseSource, context: CommandContext): Promise<ExitCode> {
  const { positionals, locale, tell } = context;
  const found = await source.verify(positionals[1]);
  const { periods, findings, diagnostics } = found;
  await tell(readDiagnostics(diagnostics), locale);
  const words = CLOSE_WORDS[locale];
  const figures = periods.reduce((sum, period) => sum + period.figures, 0);
  const whole = words.whole({ periods: periods.length, figures });
  const isWhole = diagnostics.length === 0;
  await print(found, isWhole ? whole : findingTable(findings, words), context);
  return isWhole ? 0 : 1;
}

async function print(value: unknown, text: string, { io, flags }: CommandContext): Promise<ExitCode> {
  await io.stdout.write(`${flags.format === 'json' ? JSON.stringify(value) : text}\n`);
  return 0;
}

async function missing(argument: string, { tell, locale }: CommandContext): Promise<ExitCode> {
  await tell([report('cli/missing-argument', { command: 'close', argument })], locale);
  return 1;
}
