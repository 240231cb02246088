import { ROUTES, type Route, type RouteName } from '@plumbline/client';
import { type Locale, PlumblineError, report } from '@plumbline/diagnostics';
import { Hono } from 'hono';
import { type AccessTable, accessTable, requireAccess } from './access/access-table.ts';
import { authenticate } from './access/authenticate.ts';
import { checkAccess } from './access/check-access.ts';
import { mountedPath } from './access/mounted-path.ts';
import { answerCall } from './calls/answer-call.ts';
import { allowHost } from './http/allow-host.ts';
import { environmentOf, type ServerEnvironment } from './http/environment.ts';
import { localeOf } from './http/language.ts';
import { packResponse } from './http/pack-response.ts';
import { problemResponse } from './http/problem.ts';
import { POLICY_HEADER, SECURITY_HEADERS } from './http/security-headers.ts';
import { failureResponse } from './monitor/failure-response.ts';
import { openApiDocument } from './openapi/document.ts';
import { PAGES } from './pages/pages.ts';
import type { Services } from './services.ts';

const SECURITY = Object.entries(SECURITY_HEADERS);

/** Everything the server answers. A route that the access table does not name keeps the server from starting. */
export function createApp(services: Services): Hono<ServerEnvironment> {
  const table = accessTable();
  const app = new Hono<ServerEnvironment>();
  app.use('*', async (context, next) => {
    const started = performance.now();
    await next();
    const packed = await packResponse(context.res, context.req.raw.headers.get('accept-encoding'));
    if (packed !== context.res) {
      // Else the headers of the former answer would be written over those of this one.
      context.res = undefined;
      context.res = packed;
    }
    const route = context.get('route') ?? 'none';
    const { status } = context.res;
    const seconds = (performance.now() - started) / 1000;
    const { method } = context.req;
    services.monitor.answered({ route, method, status, seconds });
    services.log.info({ method, route, status, ms: Math.round(seconds * 1000) }, 'request');
    // Not by `context.header`, which makes the whole response anew for each.
    const { headers } = context.res;
    for (const [name, value] of SECURITY) {
      if (name !== POLICY_HEADER || !headers.has(name)) headers.set(name, value);
    }
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  });
  app.use('*', async (context, next) => {
    allowHost(context.req.raw.headers.get('host'), services);
    if (services.isDraining() && context.req.path !== '/healthz')
      throw new PlumblineError([report('server/shutting-down', {})]);
    await next();
  });
  for (const [name, route] of Object.entries(ROUTES) as readonly (readonly [RouteName, Route])[]) {
    const path = mountedPath(route.path);
    app.on(route.method.toUpperCase(), path, (context) => {
      context.set('route', route.path);
      return answerCall(name, environmentOf(context, services), services);
    });
  }
  const document = openApiDocument(services.version, services.settings.cookieName);
  for (const page of PAGES) {
    app.on(page.method.toUpperCase(), mountedPath(page.path), async (context) => {
      context.set('route', page.path);
      const environment = environmentOf(context, services);
      if (page.access !== 'anyone') {
        const caller = await authenticate(environment.request.headers, environment.address, services);
        checkAccess(page.access, caller, { isBeforeChange: true });
      }
      return page.answer({ ...environment, document }, services);
    });
  }
  app.notFound((context) => notFound(context.req.path, context.req.method, context.req.raw, table));
  app.onError((cause, context) =>
    failureResponse(
      cause,
      { locale: localeOf(context.req.raw, 'en'), signal: context.req.raw.signal },
      services,
    ),
  );
  requireAccess(app.routes, table);
  return app;
}

function notFound(path: string, method: string, request: Request, table: AccessTable): Response {
  const locale: Locale = localeOf(request, 'en');
  const allowed = table.methodsAt(path);
  const shown = path.slice(0, 200);
  if (allowed.length === 0) return problemResponse([report('server/no-such-path', { path: shown })], locale);
  const response = problemResponse([report('server/method-not-allowed', { method, allowed })], locale);
  response.headers.set('allow', allowed.join(', '));
  return response;
}
