import { textResponse } from '../http/json-response.ts';
import { gaugesOf } from '../monitor/gauges.ts';
import { docsPage } from './docs-page.ts';
import { homePage, passwordForm, signInForm, signOutForm } from './form-pages.ts';
import type { Page } from './page.ts';
import { STYLE_SHEET } from './style-sheet.ts';

/** Everything besides the calls of the API. Forms look at the session themselves: they answer with a page. */
export const PAGES: readonly Page[] = [
  { method: 'get', path: '/', access: 'anyone', answer: homePage },
  { method: 'post', path: '/sign-in', access: 'anyone', answer: signInForm },
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
