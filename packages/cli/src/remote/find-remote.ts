import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Client, type ClientOptions, createClient } from '@plumbline/client';
import { type Locale, PlumblineError, report } from '@plumbline/diagnostics';
import type { CommandContext } from '../commands/command-context.ts';
import { readLiveServerFile } from './server-file.ts';

/** The server that a command talks to in place of the folder. */
export interface Remote {
  readonly client: Client;
  readonly url: string;
  /** The same server within a look through the eyes of another. */
  readonly within: (viewing: string) => Client;
}

/**
 * The server named by `--url`, else the one that holds the folder; null: nobody does, the command works on the folder
 * itself. Throws PlumblineError when a server is named without a token.
 */
export async function findRemote(context: CommandContext, dir: string): Promise<Remote | null> {
  const { flags, io, locale } = context;
  if (flags.url !== undefined) return named(flags.url, flags.token ?? io.env.PLUMBLINE_TOKEN, locale);
  const root = await realpath(resolve(io.cwd, dir)).catch(() => null);
  const file = root === null ? null : await readLiveServerFile(root);
  if (file === null) return null;
  const remote = remoteAt({ url: file.url, token: file.token, locale });
  return (await answers(remote.client)) ? remote : null;
}

function remoteAt(options: ClientOptions): Remote {
  const within = (viewing: string) => createClient({ ...options, viewing });
  return { client: createClient(options), url: options.url, within };
}

function named(url: string, token: string | undefined, locale: Locale): Remote {
  if (token !== undefined && token !== '') return remoteAt({ url, token, locale });
  const hints = [
    {
      text: {
        zh: '在服务器上新建访问令牌，用 --token 或环境变量 PLUMBLINE_TOKEN 给出',
        en: 'make an access token on the server; give it with --token or PLUMBLINE_TOKEN',
      },
    },
  ];
  throw new PlumblineError([report('cli/missing-value', { flag: '--token' }, { hints })]);
}

/** A process may have the number of a server that is gone. */
async function answers(client: Client): Promise<boolean> {
  try {
    await client.call('me');
    return true;
  } catch (cause) {
    if (cause instanceof PlumblineError) return false;
    throw cause;
  }
}
