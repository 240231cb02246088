/** The code of each page by its path, a chart beside its page; the entry fetches what the address shows beside the app. */
export const PAGES = {
  '/app/home': () => import('../pages/home/home-page.tsx'),
  '/app/inbox': () => import('../pages/inbox/inbox-page.tsx'),
  '/app/company': async () => {
    void import('../charts/trend-chart.tsx');
    return import('../pages/company/company-page.tsx');
  },
  '/app/metrics': () => import('../pages/metrics/metrics-page.tsx'),
  '/app/metrics/new': () => import('../pages/editor/metric/new-metric-page.tsx'),
  '/app/metrics/$name': async () => {
    void import('../pages/metric/trend/course-chart.tsx');
    return import('../pages/metric/metric-page.tsx');
  },
  '/app/metrics/$name/edit': () => import('../pages/editor/metric/edit-metric-page.tsx'),
  '/app/glossary': () => import('../pages/glossary/glossary-page.tsx'),
  '/app/glossary/new': () => import('../pages/editor/term/new-term-page.tsx'),
  '/app/glossary/$name/edit': () => import('../pages/editor/term/edit-term-page.tsx'),
  '/app/changes': () => import('../pages/changes/changes-page.tsx'),
  '/app/changes/$id': async () => {
    void import('../pages/changes/request/compared/compared-chart.tsx');
    return import('../pages/changes/request-page.tsx');
  },
  '/app/explore': () => import('../pages/explore/explore-page.tsx'),
  '/app/dashboards': () => import('../pages/dashboards/dashboards-page.tsx'),
  '/app/dashboards/$id': () => import('../pages/dashboards/board-page.tsx'),
  '/app/statements': () => import('../pages/statements/statements-page.tsx'),
  '/app/reconciliations': () => import('../pages/reconciliations/reconciliations-page.tsx'),
  '/app/closes': () => import('../pages/closes/closes-page.tsx'),
  '/app/admin': () => import('../pages/admin/admin-page.tsx'),
  '/app/policies/new': () => import('../pages/editor/policy/new-policy-page.tsx'),
  '/app/policies/$name/edit': () => import('../pages/editor/policy/edit-policy-page.tsx'),
  '/app/account': () => import('../pages/account/account-page.tsx'),
  '/app/parts': () => import('../pages/parts/parts-page.tsx'),
} as const;

export const FIRST_PAGE = '/app/home';

/** Fetches what the path will show; nothing where there is no such page. */
export async function fetchPage(pathname: string): Promise<void> {
  const parts = (pathname === '/' ? FIRST_PAGE : pathname).split('/');
  const found = Object.entries(PAGES).find(([path]) => {
    const wanted = path.split('/');
    return (
      wanted.length === parts.length && wanted.every((part, i) => part.startsWith('$') || part === parts[i])
    );
  });
  await found?.[1]().catch(() => undefined);
}
