import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { Output } from './io.ts';
import { main } from './main.ts';
import { streamOutput } from './stream-output.ts';

const INTERRUPTED = 130;

/** Runs the command line of this process and ends it. */
export async function runProcess(): Promise<void> {
  const stop = new AbortController();
  let closed = false;
  const readerGone = () => {
    closed = true;
    stop.abort(new Error('the reader of the output has gone'));
  };
  const stdout = streamOutput(process.stdout, readerGone);
  const stderr = streamOutput(process.stderr, () => undefined);
  const interrupt = () => stop.abort(new Error('interrupted'));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const code = await main({
    args: process.argv.slice(2),
    cwd: process.cwd(),
    env: process.env,
    now: () => new Date(),
    stdin: process.stdin,
    stdout,
    stderr,
    version: versionOfPackage(),
    signal: stop.signal,
  }).catch((cause: unknown) => {
    if (!stop.signal.aborted) throw cause;
    return closed ? 0 : INTERRUPTED;
  });
  await Promise.all([flushed(stdout), flushed(stderr)]);
  process.exit(code);
}

async function flushed(output: Output): Promise<void> {
  await output.write('');
}

function versionOfPackage(): string {
  const value: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const version = typeof value === 'object' && value !== null ? Reflect.get(value, 'version') : null;
  return typeof version === 'string' ? version : '0.0.0';
}
