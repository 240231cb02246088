import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AdoptReport, type Center, openCenter, SYSTEM } from '@plumbline/center';
import { type Locale, PlumblineError, report } from '@plumbline/diagnostics';
import type { RunningServer, serverLog } from '@plumbline/server';
import { changeList } from '../print/change-list.ts';
import { progressBar } from '../print/progress.ts';
import { readLiveServerFile, removeServerFile, writeServerFile } from '../remote/server-file.ts';
import { centerOptions } from './center-options.ts';
import { type CommandContext, type ExitCode, folderOf, localeIn } from './command-context.ts';
import { followChanges } from './follow-changes.ts';
import { oidcSettings } from './oidc-settings.ts';
import { SERVE_WORDS } from './serve-words.ts';
import { writeHeads } from './write-heads.ts';

const PORT = 4600;
const HOST = '127.0.0.1';
/** For what runs to end before it is cancelled. */
const GRACE_MS = 10_000;
const WEB_APP = fileURLToPath(new URL('../../../../apps/web/dist', import.meta.url));

export async function serveCommand(context: CommandContext): Promise<ExitCode> {
  return serveFolder(context, folderOf(context));
}

/** What a command does with the folder that it serves. */
export interface ServingSteps {
  /** Brings the rows in; the server answers already, and says that it is not ready as long as rows are missing. */
  readonly load: (center: Center) => Promise<void>;
  /** Before people are told where to sign in. */
  readonly ready: (center: Center) => Promise<void>;
}

/** Holds the folder, serves it, and stays until it is told to stop. */
export async function serveFolder(
  context: CommandContext,
  dir: string,
  steps: Partial<ServingSteps> = {},
): Promise<ExitCode> {
  const { io, flags } = context;
  await requirePlace(context, dir);
  const root = await rootOf(context, dir);
  const center = await openCenter(dir, centerOptions(context, 'plumbline serve'));
  try {
    const locale = localeIn(context, center.workspace(SYSTEM).locale);
    if (!(await adopt(center, context, locale))) return 1;
    const log = await logOf(context);
    const server = await listen(center, context, log);
    const end = new AbortController();
    const following: Promise<void>[] = [];
    try {
      await writeHeads(center, log, end.signal);
      const { url, localToken: token } = server;
      await writeServerFile(root, { url, pid: process.pid, token });
      await center.announce(url);
      if (flags['no-load'] !== true) await loadFirst(center, context, locale, steps.load);
      await steps.ready?.(center);
      if (isFollowing(context)) following.push(followChanges(center, log, end.signal));
      await greet(center, server, { context, locale });
      await stopped(io.signal);
      await io.stderr.write(`${SERVE_WORDS[locale].stopping}\n`);
    } finally {
      end.abort();
      await server.close(GRACE_MS);
      await Promise.all(following);
      await removeServerFile(root, process.pid);
    }
    return 0;
  } finally {
    await center.close();
  }
}

/** Throws PlumblineError when a server holds the folder, or another program the port: said before any work is done. */
export async function requirePlace(context: CommandContext, dir: string): Promise<void> {
  const other = await readLiveServerFile(await rootOf(context, dir));
  if (other !== null && other.pid !== process.pid) {
    const { url, pid } = other;
    throw new PlumblineError([report('server/already-running', { url, pid })]);
  }
  const { requirePort } = await import('@plumbline/server');
  await requirePort({ host: context.flags.host ?? HOST, port: context.flags.port ?? PORT });
}

async function rootOf({ io }: CommandContext, dir: string): Promise<string> {
  const path = resolve(io.cwd, dir);
  return realpath(path).catch(() => path);
}

/** On unless a flag or `PLUMBLINE_WATCH=off` says otherwise; whoever loads nothing follows nothing, except when asked to. */
function isFollowing({ flags, io }: CommandContext): boolean {
  if (flags['no-watch'] === true) return false;
  return flags.watch === true || (flags['no-load'] !== true && io.env.PLUMBLINE_WATCH !== 'off');
}

async function logOf({ io, flags }: CommandContext): Promise<ReturnType<typeof serverLog>> {
  const { serverLog } = await import('@plumbline/server');
  return serverLog(flags['log-level'] ?? (io.stderr.isTerminal ? 'warn' : 'info'));
}

async function listen(
  center: Center,
  { io, flags }: CommandContext,
  log: ReturnType<typeof serverLog>,
): Promise<RunningServer> {
  const { startServer } = await import('@plumbline/server');
  const oidc = await oidcSettings({ io });
  return startServer(center, {
    host: flags.host ?? HOST,
    port: flags.port ?? PORT,
    allowHosts: flags['allow-host'] ?? [],
    trustProxy: flags['behind-proxy'] ?? false,
    resetPassword: flags['reset-password'] ?? false,
    log,
    now: io.now,
    version: io.version,
    web: WEB_APP,
    ...(oidc === null ? {} : { oidc }),
  });
}

/** Brings the folder in where that is safe, and says so where it is not. False: there is nothing to answer with. */
async function adopt(center: Center, context: CommandContext, locale: Locale): Promise<boolean> {
  const words = SERVE_WORDS[locale];
  const { io } = context;
  const adopted: AdoptReport = await center.adoptFolder(SYSTEM);
  const found = adopted.report;
  const hasMetrics = center.metrics(SYSTEM).length > 0;
  if (adopted.kind === 'refused') {
    await context.tell(found?.diagnostics ?? [], locale);
    if (hasMetrics) await io.stderr.write(`${words.refused}\n`);
    return hasMetrics;
  }
  await context.tell(found?.diagnostics ?? [], locale);
  if (adopted.kind === 'differs' && found !== null)
    await io.stderr.write(`${words.differs}\n${changeList(found, words)}\n`);
  return true;
}

/** What is refused is told, and what was there before goes on answering. */
async function loadFirst(
  center: Center,
  context: CommandContext,
  locale: Locale,
  load: (center: Center) => Promise<void> = (one) => loadPlainly(one, context, locale),
): Promise<void> {
  try {
    await load(center);
  } catch (cause) {
    if (!(cause instanceof PlumblineError)) throw cause;
    await context.tell(cause.diagnostics, locale);
  }
}

async function loadPlainly(center: Center, context: CommandContext, locale: Locale): Promise<void> {
  const { io } = context;
  const bar = progressBar(io.stderr, io.now);
  const options = { isAsked: false, onProgress: bar.update, signal: io.signal };
  const { diagnostics } = await center.load(SYSTEM, options).finally(bar.clear);
  await context.tell(diagnostics, locale);
}

/** The password goes to a terminal where there is one: standard error may be a log file. */
async function greet(
  center: Center,
  server: RunningServer,
  { context, locale }: { readonly context: CommandContext; readonly locale: Locale },
): Promise<void> {
  const words = SERVE_WORDS[locale];
  const { stdout, stderr } = context.io;
  const { url, oneTimePassword } = server;
  const workspace = center.workspace(SYSTEM).label[locale];
  await stderr.write(`${words.serving({ workspace, url })}\n${words.docs(url)}\n`);
  const terminal = !stderr.isTerminal && stdout.isTerminal ? stdout : stderr;
  await terminal.write(`${oneTimePassword === null ? words.signIn : words.firstSignIn(oneTimePassword)}\n`);
  if (!center.audit.keepsHeads) await stderr.write(`${words.noHeads}\n`);
  await stderr.write(`${words.stop}\n`);
}

async function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
