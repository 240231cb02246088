import { randomUUID } from 'node:crypto';
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openCenter, readDefinitionTexts, SYSTEM } from '@plumbline/center';
import { readDiagnostics } from '@plumbline/client';
import { type Diagnostic, PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { withRemote } from '../remote/with-remote.ts';
import { centerOptions } from './center-options.ts';
import type { CommandContext, ExitCode } from './command-context.ts';
import { SERVE_WORDS } from './serve-words.ts';
import { winsOf } from './wins-of.ts';

type Texts = ReadonlyMap<string, string>;

interface Written {
  readonly files: Texts;
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes the catalog of a folder or a server into the definition files of a folder, as they stand there. */
export async function exportInto(
  context: CommandContext,
  { dir, into }: { readonly dir: string; readonly into: string },
): Promise<ExitCode> {
  const { io, flags } = context;
  const target = resolve(io.cwd, into);
  const files = await textsIn(target, io.cwd);
  const place = { target, before: files };
  const wins = winsOf(flags);
  const atServer = await withRemote(context, dir, context.tell, async ({ client }) => {
    const body = { files: Object.fromEntries(files), ...wins };
    const done = await client.call('definitionFiles', { body, signal: io.signal });
    const diagnostics = readDiagnostics(done.diagnostics);
    return write(context, place, { files: new Map(Object.entries(done.files)), diagnostics });
  });
  if (atServer !== null) return atServer;
  const center = await openCenter(dir, centerOptions(context, 'plumbline export'));
  try {
    return await write(context, place, await center.definitionFiles(SYSTEM, files, wins));
  } finally {
    await center.close();
  }
}

/** A folder that is not there yet, or has no workspace, says nothing. Throws PlumblineError. */
async function textsIn(target: string, cwd: string): Promise<Texts> {
  const isThere = await stat(join(target, 'plumbline.yaml')).then(
    () => true,
    () => false,
  );
  if (!isThere) return new Map();
  const { files, diagnostics } = await readDefinitionTexts(target, cwd);
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new PlumblineError(diagnostics);
  return files;
}

interface Target {
  readonly target: string;
  readonly before: Texts;
}

async function write(
  context: CommandContext,
  place: Target,
  { files, diagnostics }: Written,
): Promise<ExitCode> {
  const { io, flags, locale } = context;
  await context.tell(diagnostics, locale);
  if (diagnostics.some(({ severity }) => severity === 'error')) return 1;
  const isDry = flags['dry-run'] === true;
  for (const [path, text] of files) {
    if (!isDry && !(await put(context, place, { path, text }))) return 1;
    await io.stdout.write(`${path}\n`);
  }
  const words = SERVE_WORDS[locale];
  await io.stdout.write(`${isDry ? words.wouldWrite(files.size) : words.wroteFiles(files.size)}\n`);
  return 0;
}

/** Definition files that stand there already, and new ones beside `plumbline.yaml`: no other path, whatever a server says. */
async function put(
  context: CommandContext,
  { target, before }: Target,
  { path, text }: { readonly path: string; readonly text: string },
): Promise<boolean> {
  const file = join(target, path);
  try {
    const isKnown = before.has(path);
    if (!isKnown && !/^[a-z_]+\.ya?ml$/.test(path)) throw new Error('EACCES');
    await mkdir(target, { recursive: true });
    // What stands there and was not read is not written over.
    if (isKnown) await writeWhole(await realpath(file), text);
    else await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (cause) {
    await context.tell([report('cli/cannot-write', { path, reason: systemReason(cause) })], context.locale);
    return false;
  }
}

/** The old text or the new one, never a part of it. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(draft, text, { flag: 'wx' });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
