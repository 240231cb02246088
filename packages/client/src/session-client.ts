import type { AnswerOf, CallOptions } from './client.ts';
import { pathOf } from './path-of.ts';
import type { Route } from './routes/route.ts';
import { ROUTES, type RouteName } from './routes.ts';
import type { Wire } from './wire/schemas.ts';

/** What the server said. A page shows a refusal, so it is a value. */
export type Answer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | {
      readonly kind: 'refused';
      /** 0: the server could not be reached. */
      readonly status: number;
      readonly diagnostics: Wire<'Problem'>['diagnostics'];
      /** With 409: what is there now. */
      readonly current?: unknown;
    };

/** A file that the server made. */
export interface Download {
  readonly bytes: Blob;
  /** As the server calls it. */
  readonly filename: string | null;
}

export interface SessionClient {
  call<N extends RouteName>(name: N, options?: CallOptions<N>): Promise<Answer<AnswerOf<(typeof ROUTES)[N]>>>;
  /** The answer in another media type than JSON: `CSV`, `XLSX`, `ARROW`. */
  download<N extends RouteName>(name: N, accept: string, options?: CallOptions<N>): Promise<Answer<Download>>;
}

interface Asking {
  readonly locale: () => 'zh' | 'en';
  readonly csrf: () => string | null;
  /** Id of the look through the eyes of another that the page takes part in. */
  readonly viewing?: () => string | null;
}

/**
 * Calls for a page that the server itself served: the cookie says who asks, `csrf` proves that the page is ours. Shapes are
 * those of `ROUTES`, taken from a server of the same version without a second check, so that no schema is downloaded.
 */
export function createSessionClient(options: Asking): SessionClient {
  return {
    async call<N extends RouteName>(name: N, asked: CallOptions<N> = {}) {
      type Answered = Answer<AnswerOf<(typeof ROUTES)[N]>>;
      const response = await send(ROUTES[name], { ...asked, accept: 'application/json' }, options);
      if (response === null || !response.ok) return refusalOf(response);
      const value: unknown = response.status === 204 ? null : await response.json().catch(() => null);
      return { kind: 'answered', value } as Answered;
    },
    async download(name, accept, asked = {}) {
      const response = await send(ROUTES[name], { ...asked, accept }, options);
      if (response === null || !response.ok) return refusalOf(response);
      const filename = filenameIn(response.headers.get('content-disposition') ?? '');
      return { kind: 'answered', value: { bytes: await response.blob(), filename } };
    },
  };
}

type Sent = CallOptions<RouteName> & { readonly accept: string };

/** Null: the server could not be reached. */
function send(route: Route, asked: Sent, options: Asking): Promise<Response | null> {
  return fetch(pathOf(route, asked), requestOf(route, asked, options)).catch((cause: unknown) => {
    if (asked.signal?.aborted === true) throw cause;
    return null;
  });
}

async function refusalOf(response: Response | null): Promise<Extract<Answer<never>, { kind: 'refused' }>> {
  if (response === null) return { kind: 'refused', status: 0, diagnostics: [] };
  const problem = (await response.json().catch(() => null)) as Partial<Wire<'Problem'>> | null;
  const { diagnostics = [], current } = problem ?? {};
  const { status } = response;
  return { kind: 'refused', status, diagnostics, ...(current === undefined ? {} : { current }) };
}

/** RFC 6266: the UTF-8 form before the plain one. */
function filenameIn(disposition: string): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(disposition)?.[1] ?? null;
}

function requestOf(route: Route, asked: Sent, { locale, csrf, viewing }: Asking): RequestInit {
  const token = csrf();
  const view = viewing?.() ?? null;
  const hasBody = route.body !== undefined;
  return {
    method: route.method.toUpperCase(),
    credentials: 'same-origin',
    redirect: 'error',
    headers: {
      accept: asked.accept,
      'accept-language': locale(),
      ...(token === null ? {} : { 'x-csrf-token': token }),
      ...(view === null ? {} : { 'x-view-as': view }),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: JSON.stringify(asked.body ?? {}) } : {}),
    ...(asked.signal === undefined ? {} : { signal: asked.signal }),
  };
}
