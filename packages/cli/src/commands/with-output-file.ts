import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { report, systemReason } from '@plumbline/diagnostics';
import type { CommandContext, ExitCode } from './command-context.ts';

/**
 * With `--output`, what `work` writes to standard output goes into that file, which appears whole or not at all;
 * where nothing is written, what was there before stays.
 */
export async function withOutputFile(
  context: CommandContext,
  work: (context: CommandContext) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { io, flags } = context;
  if (flags.output === undefined) return work(context);
  const path = resolve(io.cwd, flags.output);
  const draft = `${path}.${randomUUID()}.part`;
  let file: FileHandle;
  try {
    file = await open(draft, 'wx');
  } catch (thrown) {
    return refuse(context, flags.output, thrown);
  }
  let bytes = 0;
  const write = async (content: string | Uint8Array) => {
    bytes += content.length;
    await file.writeFile(content);
  };
  try {
    const stdout = { isTerminal: false, columns: io.stdout.columns, write };
    const code = await work({ ...context, io: { ...io, stdout } });
    await file.close();
    if (bytes > 0) await rename(draft, path);
    return code;
  } catch (thrown) {
    return refuse(context, flags.output, thrown);
  } finally {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
  }
}

async function refuse(context: CommandContext, path: string, thrown: unknown): Promise<ExitCode> {
  if (!isSystemError(thrown)) throw thrown;
  const reason = systemReason(thrown);
  await context.tell([report('cli/cannot-write', { path, reason })], context.locale);
  return 1;
}

/** Node itself refuses a name with a null byte, before it asks the system. */
function isSystemError(thrown: unknown): thrown is NodeJS.ErrnoException {
  if (!(thrown instanceof Error) || !('code' in thrown)) return false;
  return 'syscall' in thrown || thrown.code === 'ERR_INVALID_ARG_VALUE';
}
