import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { NotFoundPage } from '../pages/not-found-page.tsx';
import { Frame } from './frame.tsx';
import { FIRST_PAGE, PAGES } from './pages.ts';
import { readSearch } from './search.ts';

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFoundPage,
  validateSearch: readSearch,
});

const first = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: FIRST_PAGE });
  },
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/app/home',
  component: lazyRouteComponent(PAGES['/app/home'], 'HomePage'),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/app/inbox',
  component: lazyRouteComponent(PAGES['/app/inbox'], 'InboxPage'),
});

const company = createRoute({
  getParentRoute: () => root,
  path: '/app/company',
  component: lazyRouteComponent(PAGES['/app/company'], 'CompanyPage'),
});

const metrics = createRoute({
  getParentRoute: () => root,
  path: '/app/metrics',
  component: lazyRouteComponent(PAGES['/app/metrics'], 'MetricsPage'),
});

/** The page itself says what failed. */
async function startMetric(name: string, search: Readonly<Record<string, unknown>>): Promise<void> {
  const page = await PAGES['/app/metrics/$name']().catch(() => null);
  await page?.prepare(name, search).catch(() => undefined);
}

const metric = createRoute({
  getParentRoute: () => root,
  path: '/app/metrics/$name',
  // Its figures are on their way while the page is drawn; a pointer that passes over a link asks nothing.
  loader: ({ params, location, cause }) => {
    if (cause !== 'preload') void startMetric(params.name, location.search);
  },
  component: lazyRouteComponent(PAGES['/app/metrics/$name'], 'MetricPage'),
});

const newMetric = createRoute({
  getParentRoute: () => root,
  path: '/app/metrics/new',
  component: lazyRouteComponent(PAGES['/app/metrics/new'], 'NewMetricPage'),
});

const editMetric = createRoute({
  getParentRoute: () => root,
  path: '/app/metrics/$name/edit',
  component: lazyRouteComponent(PAGES['/app/metrics/$name/edit'], 'EditMetricPage'),
});

const glossary = createRoute({
  getParentRoute: () => root,
  path: '/app/glossary',
  component: lazyRouteComponent(PAGES['/app/glossary'], 'GlossaryPage'),
});

const newTerm = createRoute({
  getParentRoute: () => root,
  path: '/app/glossary/new',
  component: lazyRouteComponent(PAGES['/app/glossary/new'], 'NewTermPage'),
});

const editTerm = createRoute({
  getParentRoute: () => root,
  path: '/app/glossary/$name/edit',
  component: lazyRouteComponent(PAGES['/app/glossary/$name/edit'], 'EditTermPage'),
});

const changes = createRoute({
  getParentRoute: () => root,
  path: '/app/changes',
  component: lazyRouteComponent(PAGES['/app/changes'], 'ChangesPage'),
});

const change = createRoute({
  getParentRoute: () => root,
  path: '/app/changes/$id',
  component: lazyRouteComponent(PAGES['/app/changes/$id'], 'RequestPage'),
});

/** Every part in every state, for whoever works on them; no entry leads there. */
const parts = createRoute({
  getParentRoute: () => root,
  path: '/app/parts',
  component: lazyRouteComponent(PAGES['/app/parts'], 'PartsPage'),
});

const explore = createRoute({
  getParentRoute: () => root,
  path: '/app/explore',
  component: lazyRouteComponent(PAGES['/app/explore'], 'ExplorePage'),
});

const dashboards = createRoute({
  getParentRoute: () => root,
  path: '/app/dashboards',
  component: lazyRouteComponent(PAGES['/app/dashboards'], 'DashboardsPage'),
});

const dashboard = createRoute({
  getParentRoute: () => root,
  path: '/app/dashboards/$id',
  component: lazyRouteComponent(PAGES['/app/dashboards/$id'], 'BoardPage'),
});

const statements = createRoute({
  getParentRoute: () => root,
  path: '/app/statements',
  component: lazyRouteComponent(PAGES['/app/statements'], 'StatementsPage'),
});

const reconciliations = createRoute({
  getParentRoute: () => root,
  path: '/app/reconciliations',
  component: lazyRouteComponent(PAGES['/app/reconciliations'], 'ReconciliationsPage'),
});

const closes = createRoute({
  getParentRoute: () => root,
  path: '/app/closes',
  component: lazyRouteComponent(PAGES['/app/closes'], 'ClosesPage'),
});

const admin = createRoute({
  getParentRoute: () => root,
  path: '/app/admin',
  component: lazyRouteComponent(PAGES['/app/admin'], 'AdminPage'),
});

const newPolicy = createRoute({
  getParentRoute: () => root,
  path: '/app/policies/new',
  component: lazyRouteComponent(PAGES['/app/policies/new'], 'NewPolicyPage'),
});

const editPolicy = createRoute({
  getParentRoute: () => root,
  path: '/app/policies/$name/edit',
  component: lazyRouteComponent(PAGES['/app/policies/$name/edit'], 'EditPolicyPage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/app/account',
  component: lazyRouteComponent(PAGES['/app/account'], 'AccountPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    first,
    home,
    inbox,
    company,
    metrics,
    metric,
    newMetric,
    editMetric,
    glossary,
    newTerm,
    editTerm,
    changes,
    change,
    explore,
    dashboards,
    dashboard,
    statements,
    reconciliations,
    closes,
    admin,
    newPolicy,
    editPolicy,
    account,
    parts,
  ]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
