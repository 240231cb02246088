import type { AnswerOf, CallOptions } from './client.ts';
import { pathOf } from './path-of.ts';
import { ROUTES, type Route, type RouteName } from './routes.ts';
import type { Wire } from './wire/schemas.ts';

/** What the server said. A page shows a refusal, so it is a value. */
export type Answer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | {
      readonly kind: 'refused';
      /** 0: the server could not be reached. */
      readonly status: number;
      readonly diagnostics: Wire<'Problem'>['diagnostics'];
    };

export interface SessionClient {
  call<N extends RouteName>(name: N, options?: CallOptions<N>): Promise<Answer<AnswerOf<(typeof ROUTES)[N]>>>;
}

/**
 * Calls for a page that the server itself served: the cookie says who asks, `csrf` proves that the page is ours. Shapes are
 * those of `ROUTES`, taken from a server of the same version without a second check, so that no schema is downloaded.
 */
export function createSessionClient(options: {
  readonly locale: () => 'zh' | 'en';
  readonly csrf: () => string | null;
}): SessionClient {
  return {
    async call<N extends RouteName>(name: N, asked: CallOptions<N> = {}) {
      type Answered = Answer<AnswerOf<(typeof ROUTES)[N]>>;
      const route: Route = ROUTES[name];
      const response = await fetch(pathOf(route, asked), requestOf(route, asked, options)).catch(
        (cause: unknown) => {
          if (asked.signal?.aborted === true) throw cause;
          return null;
        },
      );
      if (response === null) return { kind: 'refused', status: 0, diagnostics: [] };
      const value: unknown = response.status === 204 ? null : await response.json().catch(() => null);
      if (response.ok) return { kind: 'answered', value } as Answered;
      const { diagnostics } = (value ?? { diagnostics: [] }) as Wire<'Problem'>;
      return { kind: 'refused', status: response.status, diagnostics: diagnostics ?? [] };
    },
  };
}

function requestOf(
  route: Route,
  asked: CallOptions<RouteName>,
  { locale, csrf }: { readonly locale: () => string; readonly csrf: () => string | null },
): RequestInit {
  const token = csrf();
  const hasBody = route.body !== undefined;
  return {
    method: route.method.toUpperCase(),
    credentials: 'same-origin',
    redirect: 'error',
    headers: {
      accept: 'application/json',
      'accept-language': locale(),
      ...(token === null ? {} : { 'x-csrf-token': token }),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: JSON.stringify(asked.body ?? {}) } : {}),
    ...(asked.signal === undefined ? {} : { signal: asked.signal }),
  };
}
