import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../..', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Builds what `bin/plumbline.js` runs. */
export function build(): void {
  execFileSync(
    process.execPath,
    [join(repository, 'node_modules/typescript/bin/tsc'), '-b', 'packages/cli'],
    {
      cwd: repository,
      stdio: 'inherit',
    },
  );
}

export function startPlumbline(
  args: readonly string[],
  more: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): ChildProcess {
  return spawn(process.execPath, [join(repository, 'bin/plumbline.js'), ...args], {
    cwd: more.cwd ?? repository,
    env: { PATH: process.env.PATH, LANG: 'en_US.UTF-8', ...more.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs the real command in a real process. */
export async function runPlumbline(
  args: readonly string[],
  more: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly input?: string } = {},
): Promise<Finished> {
  const child = startPlumbline(args, more);
  child.stdin?.end(more.input ?? '');
  if (child.stdout === null || child.stderr === null) throw new Error('no pipes');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}
