import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PlumblineError, report, systemReason } from '@plumbline/diagnostics';

export interface ListenPlace {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

/** Throws as `listen` does, before anything costly is begun. */
export async function requirePort(place: ListenPlace): Promise<void> {
  const server = createServer();
  await listen(server, place);
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** Gives the port that it got. Throws PlumblineError `server/port-in-use`, `server/cannot-listen`. */
export async function listen(
  server: ReturnType<typeof createServer>,
  { host, port }: ListenPlace,
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(cannotListen(cause, host, port)));
    server.listen({ host, port }, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function cannotListen(cause: Error, host: string, port: number): PlumblineError {
  const code = 'code' in cause ? cause.code : null;
  if (code !== 'EADDRINUSE')
    return new PlumblineError([report('server/cannot-listen', { host, port, reason: systemReason(cause) })]);
  const hints = [
    {
      text: {
        zh: `换一个端口，如 --port ${port + 1}，或用 --port 0 由系统选`,
        en: `choose another one, as in --port ${port + 1}, or --port 0 for any`,
      },
    },
  ];
  return new PlumblineError([report('server/port-in-use', { host, port }, { hints })]);
}
