import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { getRequestListener } from '@hono/node-server';
import type { Center } from '@plumbline/center';
import { SYSTEM } from '@plumbline/center';
import type { Logger } from 'pino';
import { attempts } from './access/attempts.ts';
import { firstAdministrator, type OneTimePassword } from './access/first-administrator.ts';
import { fairQueue } from './admission/fair-queue.ts';
import { flights } from './answers/flights.ts';
import { resultCache } from './answers/result-cache.ts';
import { createApp } from './app.ts';
import { allowedHosts } from './http/allowed-hosts.ts';
import { listen } from './listen.ts';
import { monitor } from './monitor/monitor.ts';
import { identityProvider } from './oidc/identity-provider.ts';
import type { OidcSettings } from './oidc/oidc-settings.ts';
import { sentSignIns } from './oidc/sent-sign-ins.ts';
import { openDoors } from './open-doors.ts';
import { readWebApp } from './pages/web-app.ts';
import { DEFAULT_SETTINGS, type ServerLimits } from './server-limits.ts';
import type { Services } from './services.ts';

export interface ServerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Further names this server answers to: `name` or `name:port`. */
  readonly allowHosts: readonly string[];
  readonly trustProxy: boolean;
  /** Gives the administrator a new one-time password. */
  readonly resetPassword: boolean;
  readonly log: Logger;
  readonly now: () => Date;
  readonly version: string;
  /** Folder of the built web app; without one `/` is a plain page. */
  readonly web?: string;
  readonly limits?: Partial<ServerLimits>;
  /** An identity provider that people may sign in with. */
  readonly oidc?: OidcSettings;
}

export interface RunningServer {
  /** `http://127.0.0.1:4600`. */
  readonly url: string;
  readonly port: number;
  /** Stands for the owner of the folder, from this machine, while this process lives. */
  readonly localToken: string;
  /** To be shown on the terminal; null once somebody has chosen a password. */
  readonly oneTimePassword: OneTimePassword | null;
  /** Takes no more requests, lets what runs end within `graceMs`, cancels the rest. The center stays open. */
  close(graceMs: number): Promise<void>;
}

/** Serves an open center. Throws PlumblineError `server/port-in-use`, `server/cannot-listen`. */
export async function startServer(center: Center, options: ServerOptions): Promise<RunningServer> {
  const { host, log, now, version, trustProxy } = options;
  const limits: ServerLimits = { ...DEFAULT_SETTINGS, ...options.limits };
  const stopping = new AbortController();
  const localToken = `local_${randomBytes(32).toString('base64url')}`;
  const state = { port: options.port, isDraining: false };
  const server = createServer({ maxHeaderSize: limits.headerBytes, requestTimeout: limits.requestMs });
  const doors = openDoors(server);
  const web = options.web === undefined ? null : await readWebApp(options.web);
  const port = await listen(server, { host, port: options.port });
  state.port = port;
  const queries = limits.queries ?? 2 * availableParallelism();
  const services: Services = {
    center,
    log,
    now,
    version,
    web,
    queue: fairQueue({ ...limits.queue, running: queries }),
    exportQueue: fairQueue({ ...limits.queue, running: Math.max(1, Math.floor(queries / 2)) }),
    cache: resultCache(limits.cache),
    flights: flights(),
    attempts: attempts(),
    oidc:
      options.oidc === undefined ? null : { provider: identityProvider(options.oidc), sent: sentSignIns() },
    monitor: monitor(),
    hosts: hostsFor(options, state),
    settings: { ...limits, localToken, trustProxy, cookieName: `plumbline_${port}` },
    stopping: stopping.signal,
    isDraining: () => state.isDraining,
    defaultLocale: () => center.workspace(SYSTEM).locale,
  };
  const app = createApp(services);
  // At once: a request that comes before there is a listener is never answered.
  server.on('request', getRequestListener(app.fetch, { hostname: host }));
  const oneTimePassword = await firstAdministrator(center, now(), options.resetPassword);
  const forget = setInterval(
    () => void center.people.sessions.prune(now()).catch(() => undefined),
    3_600_000,
  );
  forget.unref();
  return {
    url: `http://${shownHost(host)}:${port}`,
    port,
    localToken,
    oneTimePassword,
    async close(graceMs) {
      if (state.isDraining) return doors.closed();
      state.isDraining = true;
      clearInterval(forget);
      await doors.close(graceMs, () => stopping.abort(new Error('the server is stopping')));
    },
  };
}

function hostsFor({ host, allowHosts }: ServerOptions, state: { readonly port: number }): Services['hosts'] {
  const allowed = allowedHosts({ host, port: state.port }, allowHosts);
  return () => allowed;
}

function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
