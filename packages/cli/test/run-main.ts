import { Readable } from 'node:stream';
import { main } from '../src/main.ts';
import type { Finished } from './run-plumbline.ts';

interface Circumstances {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly now?: () => Date;
}

/** The command line in this process: what it prints and how it ends. */
export async function runMain(
  cwd: string,
  args: readonly string[],
  { input = '', env = {}, now = () => new Date('2024-03-11T08:00:00Z') }: Circumstances = {},
): Promise<Finished> {
  const said = { stdout: '', stderr: '' };
  const output = (name: keyof typeof said) => ({
    isTerminal: false,
    columns: 100,
    write: async (content: string | Uint8Array) => {
      said[name] += typeof content === 'string' ? content : Buffer.from(content).toString();
    },
  });
  const code = await main({
    args,
    cwd,
    env,
    now,
    stdin: Readable.from([input]),
    stdout: output('stdout'),
    stderr: output('stderr'),
    version: '0.0.0',
    signal: new AbortController().signal,
  });
  return { code, ...said };
}
