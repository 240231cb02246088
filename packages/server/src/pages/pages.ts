import { PlumblineError, report } from '@plumbline/diagnostics';
import { readCookie } from '../access/cookie.ts';
import { textResponse } from '../http/json-response.ts';
import { gaugesOf } from '../monitor/gauges.ts';
import { beginOidc, finishOidc } from '../oidc/oidc-pages.ts';
import { BACK_PATH, OIDC_PATH } from '../oidc/oidc-path.ts';
import type { Services } from '../services.ts';
import { docsPage } from './docs-page.ts';
import { homePage, passwordForm, signInForm, signOutForm } from './form-pages.ts';
import type { Page, PageRequest } from './page.ts';
import { STYLE_SHEET } from './style-sheet.ts';
import { webFile, webPage } from './web-app.ts';

/** Everything besides the calls of the API. Forms look at the session themselves: they answer with a page. */
export const PAGES: readonly Page[] = [
  { method: 'get', path: '/', access: 'anyone', answer: appOrPlain },
  { method: 'get', path: '/app', access: 'anyone', answer: appOrPlain },
  // The app knows its own addresses, however deep, and says itself which there are not.
  { method: 'get', path: '/app/{rest...}', access: 'anyone', answer: appOrPlain },
  { method: 'get', path: '/static/{file}', access: 'anyone', answer: appFile },
  { method: 'get', path: '/plain', access: 'anyone', answer: homePage },
  { method: 'post', path: '/sign-in', access: 'anyone', answer: signInForm },
  { method: 'get', path: OIDC_PATH, access: 'anyone', answer: beginOidc },
  { method: 'get', path: BACK_PATH, access: 'anyone', answer: finishOidc },
  { method: 'post', path: '/password', access: 'signed-in', answer: passwordForm },
  { method: 'post', path: '/sign-out', access: 'signed-in', answer: signOutForm },
  {
    method: 'get',
    path: '/api/docs',
    access: 'anyone',
    answer: async ({ document, locale }) => docsPage(document, locale),
  },
  {
    method: 'get',
    path: '/api/v1/openapi.json',
    access: 'anyone',
    answer: async ({ document }) => textResponse(JSON.stringify(document), 'application/json; charset=utf-8'),
  },
  {
    method: 'get',
    path: '/metrics',
    access: 'anyone',
    answer: async (_, services) =>
      textResponse(services.monitor.text(gaugesOf(services)), 'text/plain; version=0.0.4; charset=utf-8'),
  },
  {
    method: 'get',
    path: '/assets/plumbline.css',
    access: 'anyone',
    answer: async () => textResponse(STYLE_SHEET, 'text/css; charset=utf-8'),
  },
];

/** Where the app has not been built, the plain page stands in for it. */
async function appOrPlain(request: PageRequest, services: Services): Promise<Response> {
  if (services.web === null) return homePage(request, services);
  const cookie = readCookie(request.request.headers.get('cookie'), services.settings.cookieName);
  return webPage(services.web, cookie !== null);
}

async function appFile({ params, request, url }: PageRequest, { web }: Services): Promise<Response> {
  const found = web === null ? null : webFile(web, params.file ?? '', request.headers.get('accept-encoding'));
  if (found !== null) return found;
  throw new PlumblineError([report('server/no-such-path', { path: url.pathname.slice(0, 200) })]);
}
