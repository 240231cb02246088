import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { NotFoundPage } from '../pages/not-found-page.tsx';
import { Frame } from './frame.tsx';
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
    throw redirect({ to: '/app/home' });
  },
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/app/home',
  component: lazyRouteComponent(() => import('../pages/home/home-page.tsx'), 'HomePage'),
});

const company = createRoute({
  getParentRoute: () => root,
  path: '/app/company',
  component: lazyRouteComponent(() => import('../pages/company/company-page.tsx'), 'CompanyPage'),
});

const metrics = createRoute({
  getParentRoute: () => root,
  path: '/app/metrics',
  component: lazyRouteComponent(() => import('../pages/metrics/metrics-page.tsx'), 'MetricsPage'),
});

const metric = createRoute({
  getParentRoute: () => root,
  path: '/app/metrics/$name',
  component: lazyRouteComponent(() => import('../pages/metric/metric-page.tsx'), 'MetricPage'),
});

/** Every part in every state, for whoever works on them; no entry leads there. */
const parts = createRoute({
  getParentRoute: () => root,
  path: '/app/parts',
  component: lazyRouteComponent(() => import('../pages/parts/parts-page.tsx'), 'PartsPage'),
});

const explore = createRoute({
  getParentRoute: () => root,
  path: '/app/explore',
  component: lazyRouteComponent(() => import('../pages/explore/explore-page.tsx'), 'ExplorePage'),
});

const dashboards = createRoute({
  getParentRoute: () => root,
  path: '/app/dashboards',
  component: lazyRouteComponent(() => import('../pages/dashboards/dashboards-page.tsx'), 'DashboardsPage'),
});

const dashboard = createRoute({
  getParentRoute: () => root,
  path: '/app/dashboards/$id',
  component: lazyRouteComponent(() => import('../pages/dashboards/board-page.tsx'), 'BoardPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([first, home, company, metrics, metric, explore, dashboards, dashboard, parts]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
