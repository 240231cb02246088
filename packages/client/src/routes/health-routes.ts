import { get } from './route-forms.ts';

export const HEALTH_ROUTES = {
  health: get('/healthz', 'Health', { access: 'anyone', zh: '进程在运行', en: 'the process runs' }),
  readiness: get('/readyz', 'Readiness', {
    access: 'anyone',
    zh: '能够应答查询',
    en: 'queries can be answered',
    problems: [503],
  }),
} as const;
