import type { RouteName } from '@plumbline/client';
import { EDITED } from './definition-texts.ts';
import type { Sample } from './sample.ts';

/** Calls of change requests and of versions. */
export const CHANGE_SAMPLES = {
  changeRequests: [
    { status: 200 },
    { path: '/api/v1/change-requests?state=in_review,draft', status: 200 },
    { path: '/api/v1/change-requests?state=nowhere', status: 200 },
    { path: '/api/v1/change-requests?metric=revenue', status: 200 },
  ],
  proposeChange: [
    { body: { files: EDITED }, status: 422 },
    { body: { files: EDITED, effective: 'today' }, status: 400 },
  ],
  changeRequest: [
    { path: '/api/v1/change-requests/CR-0007', status: 404 },
    { path: '/api/v1/change-requests/none', status: 404 },
  ],
  reviseChange: [
    { path: '/api/v1/change-requests/7', body: { revision: 1, files: EDITED }, status: 404 },
    { body: { files: EDITED }, status: 400 },
  ],
  compareChange: [{ path: '/api/v1/change-requests/7/comparison', status: 404 }],
  submitChange: [{ body: { revision: 1 }, status: 404 }],
  withdrawChange: [{ body: { revision: 1 }, status: 404 }],
  sendBackChange: [{ body: { revision: 1, comment: 'why?' }, status: 404 }],
  rejectChange: [
    { body: { revision: 1 }, status: 404 },
    { body: { revision: 0 }, status: 400 },
  ],
  signForFinance: [
    { body: { revision: 1 }, status: 422 },
    { body: { revision: 1, side: 'business' }, status: 400 },
  ],
  signForBusiness: [{ body: { revision: 1 }, status: 422 }],
  signForSelf: [{ body: { revision: 1 }, status: 422 }],
  compareVersions: [
    { path: '/api/v1/metrics/revenue/versions/comparison?from=1&to=1', status: 200 },
    { path: '/api/v1/metrics/revenue/versions/comparison?from=1&to=7', status: 422 },
    { path: '/api/v1/metrics/nothing/versions/comparison?from=1&to=1', status: 422 },
  ],
  rollBackMetric: [
    { path: '/api/v1/metrics/revenue/roll-back', body: { version: 1, dry_run: true }, status: 200 },
    { path: '/api/v1/metrics/revenue/roll-back', body: { version: 7 }, status: 422 },
    { path: '/api/v1/metrics/revenue/roll-back', body: {}, status: 400 },
  ],
  metricStanding: [
    { path: '/api/v1/metrics/revenue/standing', status: 200 },
    { path: '/api/v1/metrics/nothing/standing', status: 404 },
  ],
  confirmMetric: [
    { path: '/api/v1/metrics/revenue/confirm', body: { comment: 'as agreed' }, status: 409 },
    { path: '/api/v1/metrics/nothing/confirm', body: {}, status: 404 },
  ],
  callablePeople: [{ path: '/api/v1/change-requests/7/people?search=a', status: 404 }],
  commentOnChange: [
    { body: { body: 'why?', mentions: ['admin'] }, status: 404 },
    { body: { body: '' }, status: 400 },
  ],
} satisfies { readonly [N in RouteName]?: readonly Sample[] };
