import type { RouteName } from '@plumbline/client';
import type { Sample } from './sample.ts';

/** Calls of locked periods. */
export const CLOSE_SAMPLES = {
  closes: [{ status: 200 }],
  lockPeriod: [
    { path: '/api/v1/closes/2024-01/lock', body: { metrics: ['revenue'], comment: 'WD+3' }, status: 200 },
    { path: '/api/v1/closes/2024-01/lock', body: {}, status: 409 },
    { path: '/api/v1/closes/2024-03/lock', body: {}, status: 422 },
    { path: '/api/v1/closes/whenever/lock', body: {}, status: 422 },
    { path: '/api/v1/closes/2024-02/lock', body: { metrics: ['nothing'] }, status: 422 },
    { path: '/api/v1/closes/2024-02/lock', body: { by: 'somebody else' }, status: 400 },
  ],
  close: [
    { path: '/api/v1/closes/2024-01', status: 200 },
    { path: '/api/v1/closes/2023-01', status: 404 },
  ],
  verifyCloses: [{ status: 200 }],
  verifyClose: [
    { path: '/api/v1/closes/2024-01/verification', status: 200 },
    { path: '/api/v1/closes/2023-01/verification', status: 404 },
  ],
  unlockPeriod: [
    { path: '/api/v1/closes/2024-01/unlock', body: { reason: 'a late voucher' }, status: 200 },
    { path: '/api/v1/closes/2024-01/unlock', body: { reason: 'again' }, status: 404 },
    { path: '/api/v1/closes/2024-01/unlock', body: {}, status: 400 },
  ],
} satisfies { readonly [N in RouteName]?: readonly Sample[] };
