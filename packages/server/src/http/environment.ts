import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '@plumbline/diagnostics';
import type { Context } from 'hono';
import type { Services } from '../services.ts';
import { localeOf } from './language.ts';

export interface ServerEnvironment {
  readonly Bindings: { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse };
  readonly Variables: { route?: string };
}

/** What is known of a request before anybody looks at who sent it. */
export interface RequestEnvironment {
  readonly request: Request;
  readonly url: URL;
  readonly host: string;
  readonly params: Readonly<Record<string, string>>;
  readonly locale: Locale;
  readonly address: string;
  readonly isSecure: boolean;
  readonly signal: AbortSignal;
  /** Breaks the connection. */
  readonly cutOff: () => void;
}

export function environmentOf(context: Context<ServerEnvironment>, services: Services): RequestEnvironment {
  const { raw } = context.req;
  const { trustProxy } = services.settings;
  const { incoming, outgoing } = context.env;
  const forwarded = trustProxy ? raw.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  let signal: AbortSignal | null = null;
  return {
    request: raw,
    url: new URL(raw.url),
    host: raw.headers.get('host') ?? '',
    params: context.req.param(),
    locale: localeOf(raw, services.defaultLocale()),
    address: forwarded ?? incoming.socket.remoteAddress ?? '',
    isSecure: trustProxy && raw.headers.get('x-forwarded-proto') === 'https',
    // Made when somebody looks: an answer from memory is there before anybody could go.
    get signal() {
      signal ??= AbortSignal.any([raw.signal, services.stopping]);
      return signal;
    },
    cutOff: () => outgoing.destroy(),
  };
}
