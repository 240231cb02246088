import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../../..', import.meta.url));

export interface RunningServer {
  readonly url: string;
  /** The one-time password; null where there is a password already. */
  readonly oneTime: string | null;
  readonly stop: () => Promise<void>;
}

/** `plumbline <args>` until it serves; ended with `stop`. */
export async function runServer(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const command = ['bin/plumbline.js', ...args, '--port', '0', '--locale', 'en'];
  const server = spawn(process.execPath, command, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
  };
  try {
    return { ...(await saidBy(server)), stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** What it says on its terminal. */
function saidBy(server: ChildProcess): Promise<Pick<RunningServer, 'url' | 'oneTime'>> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const url = /serves .* at (http:\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      const oneTime = /one-time password (\S+)/.exec(said)?.[1];
      // The password is printed right behind the address, if there is one.
      if (oneTime !== undefined) resolve({ url, oneTime });
      else
        setTimeout(() => resolve({ url, oneTime: /one-time password (\S+)/.exec(said)?.[1] ?? null }), 500);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}
