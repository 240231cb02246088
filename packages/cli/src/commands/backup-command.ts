import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openCenter, SYSTEM } from '@plumbline/center';
import { PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { decimalText } from '@plumbline/finance';
import { withRemote } from '../remote/with-remote.ts';
import { centerOptions } from './center-options.ts';
import type { CommandContext, ExitCode } from './command-context.ts';
import { SERVE_WORDS } from './serve-words.ts';

/** Writes one file with catalog, data and definitions; from the server while it goes on serving. */
export async function backupCommand(context: CommandContext): Promise<ExitCode> {
  const { io, flags, positionals } = context;
  const [name = ''] = positionals;
  const file = resolve(io.cwd, name);
  const dir = flags.workspace ?? '.';
  const atServer = await withRemote(context, dir, context.tell, async ({ client }) => {
    const body = await client.download('backup', 'application/octet-stream', { signal: io.signal });
    await save(body, file, name);
    return tellBackup(file, name, context);
  });
  if (atServer !== null) return atServer;
  const center = await openCenter(dir, centerOptions(context, 'plumbline backup'));
  try {
    const { diagnostics } = await center.backup(SYSTEM, file, { signal: io.signal });
    await context.tell(diagnostics, context.locale);
    return await tellBackup(file, name, context);
  } finally {
    await center.close();
  }
}

/** The file appears whole or not at all, and never over another. */
async function save(
  body: Awaited<ReturnType<typeof fetch>>['body'] & object,
  file: string,
  name: string,
): Promise<void> {
  if ((await stat(file).catch(() => null)) !== null)
    throw new PlumblineError([report('store/backup-exists', { file: name })]);
  const draft = `${file}.${process.pid}`;
  try {
    await pipeline(Readable.fromWeb(body), createWriteStream(draft, { flags: 'wx' }));
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    const reason = systemReason(cause);
    throw new PlumblineError([report('store/backup-not-writable', { file: name, reason })]);
  }
}

async function tellBackup(file: string, name: string, { io, locale }: CommandContext): Promise<ExitCode> {
  const { size } = await stat(file);
  const shown = `${decimalText(size, -6, 1)} MB`;
  await io.stdout.write(`${SERVE_WORDS[locale].backedUp({ file: name, size: shown })}\n`);
  return 0;
}
