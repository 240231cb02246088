import { AUDIT_ROUTES } from './routes/audit-routes.ts';
import { CATALOG_ROUTES } from './routes/catalog-routes.ts';
import { CHANGE_ROUTES } from './routes/change-routes.ts';
import { CLOSE_ROUTES } from './routes/close-routes.ts';
import { DICTIONARY_ROUTES } from './routes/dictionary-routes.ts';
import { EDIT_ROUTES } from './routes/edit-routes.ts';
import { HEALTH_ROUTES } from './routes/health-routes.ts';
import { HOME_ROUTES } from './routes/home-routes.ts';
import { INBOX_ROUTES } from './routes/inbox-routes.ts';
import { PEOPLE_ROUTES } from './routes/people-routes.ts';
import { QUERY_ROUTES } from './routes/query-routes.ts';
import type { Parameter, Route } from './routes/route.ts';
import { may } from './routes/route-forms.ts';
import { SAVED_ROUTES } from './routes/saved-routes.ts';
import { SESSION_ROUTES } from './routes/session-routes.ts';
import { VIEWING_ROUTES } from './routes/viewing-routes.ts';
import { WORKSPACE_ROUTES } from './routes/workspace-routes.ts';

/** Every call of the API, once: the server mounts it, the document describes it, the client calls it. */
export const ROUTES = {
  ...SESSION_ROUTES,
  ...QUERY_ROUTES,
  ...CATALOG_ROUTES,
  ...DICTIONARY_ROUTES,
  ...INBOX_ROUTES,
  ...SAVED_ROUTES,
  ...HOME_ROUTES,
  ...CHANGE_ROUTES,
  ...EDIT_ROUTES,
  ...CLOSE_ROUTES,
  ...PEOPLE_ROUTES,
  ...VIEWING_ROUTES,
  ...AUDIT_ROUTES,
  ...WORKSPACE_ROUTES,
  ...HEALTH_ROUTES,
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof ROUTES;

/** Parameters that every call of the API takes. */
export const EVERYWHERE: readonly Parameter[] = [
  may('lang', {
    zh: '语言：zh 或 en（默认按 Accept-Language）',
    en: 'language: zh or en (default: Accept-Language)',
  }),
];
