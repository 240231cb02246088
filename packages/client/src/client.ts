import { PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { pathOf } from './path-of.ts';
import { readFailure } from './read-failure.ts';
import type { Route } from './routes/route.ts';
import { ROUTES, type RouteName } from './routes.ts';
import { SCHEMAS, type SchemaName, type Wire } from './wire/schemas.ts';

export interface ClientOptions {
  /** `http://127.0.0.1:4600`; a path in front of `/api` is kept. */
  readonly url: string;
  readonly token: string;
  /** Language of messages that the server writes. */
  readonly locale: 'zh' | 'en';
  /** Id of a look through the eyes of another, which every call takes part in. */
  readonly viewing?: string;
  readonly fetch?: typeof globalThis.fetch;
}

type BodyOf<R> = R extends { readonly body: infer B extends SchemaName } ? Wire<B> : undefined;
export type AnswerOf<R> = R extends { readonly ok: { readonly schema: infer S extends SchemaName } }
  ? Wire<S>
  : null;

export interface CallOptions<N extends RouteName> {
  /** Values of `{…}` in the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** An unknown value is sent as it is: the server checks it. */
  readonly body?: BodyOf<(typeof ROUTES)[N]> | unknown;
  readonly signal?: AbortSignal;
}

/** Calls of the API by their name in `ROUTES`. A refusal is a PlumblineError with the server's diagnostics. */
export interface Client {
  call<N extends RouteName>(name: N, options?: CallOptions<N>): Promise<AnswerOf<(typeof ROUTES)[N]>>;
  /** The body as it comes, in another media type than JSON. */
  download<N extends RouteName>(
    name: N,
    accept: string,
    options?: CallOptions<N>,
  ): Promise<ReadableStream<Uint8Array>>;
}

/**
 * Makes a client of one server. Throws PlumblineError `server/bad-url`.
 * @example
 * const client = createClient({ url: 'http://127.0.0.1:4600', token, locale: 'en' });
 * const { rows } = await client.call('query', { body: { metrics: ['revenue'], by: ['month'] } });
 */
export function createClient(options: ClientOptions): Client {
  const base = baseOf(options.url);
  const send = async (route: Route, accept: string, asked: CallOptions<RouteName>): Promise<Response> => {
    const url = urlOf(base, route, asked);
    const hasBody = route.body !== undefined;
    const response = await (options.fetch ?? fetch)(url, {
      method: route.method.toUpperCase(),
      headers: {
        accept,
        'accept-language': options.locale,
        authorization: `Bearer ${options.token}`,
        ...(options.viewing === undefined ? {} : { 'x-view-as': options.viewing }),
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
      },
      redirect: 'error',
      ...(hasBody ? { body: JSON.stringify(asked.body ?? {}) } : {}),
      ...(asked.signal === undefined ? {} : { signal: asked.signal }),
    }).catch((cause: unknown) => {
      throw asked.signal?.aborted === true ? cause : unreachable(options.url, cause);
    });
    if (response.ok) return response;
    throw await readFailure(response, url.href);
  };
  return {
    async call(name, asked = {}) {
      const route: Route = ROUTES[name];
      const response = await send(route, 'application/json', asked);
      return (await readAnswer(route, response)) as AnswerOf<(typeof ROUTES)[typeof name]>;
    },
    async download(name, accept, asked = {}) {
      const { body } = await send(ROUTES[name], accept, asked);
      return body ?? new ReadableStream({ start: (controller) => controller.close() });
    },
  };
}

function baseOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.search !== '' || url.hash !== '')
    throw new PlumblineError([report('server/bad-url', { url: text })]);
  return url;
}

function urlOf(base: URL, route: Route, asked: CallOptions<RouteName>): URL {
  return new URL(base.pathname.replace(/\/$/, '') + pathOf(route, asked), base);
}

async function readAnswer(route: Route, response: Response): Promise<unknown> {
  const { schema } = route.ok;
  if (schema === undefined) return null;
  const value: unknown = await response.json().catch(() => undefined);
  const parsed = SCHEMAS[schema].safeParse(value);
  if (parsed.success) return parsed.data;
  throw new PlumblineError([report('server/foreign-answer', { url: response.url, status: response.status })]);
}

function unreachable(url: string, cause: unknown): PlumblineError {
  const inner = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
  return new PlumblineError([report('server/unreachable', { url, reason: systemReason(inner) })]);
}
