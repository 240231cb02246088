import { get, post } from './route-forms.ts';

const VERIFIED = { access: 'query', problems: [404, 422, 503, 504] } as const;

/** Locked periods, their figures, and what has changed since. */
export const CLOSE_ROUTES = {
  closes: get('/api/v1/closes', 'ClosedPeriodList', {
    access: 'query',
    zh: '锁定过的期间，以及锁定之后有多少数值变动',
    en: 'periods that were locked, and how many of their figures have changed since',
  }),
  verifyCloses: get('/api/v1/closes/verification', 'CloseCheck', {
    ...VERIFIED,
    zh: '重新计算所有锁定的期间，与结账时的数值比对',
    en: 'work all locked periods out again, and hold them against their figures as closed',
  }),
  lockPeriod: post('/api/v1/closes/{period}/lock', 'LockRequest', 'Locked', {
    access: 'close',
    zh: '锁定一个已结束的期间',
    en: 'lock a period that is over',
    problems: [409, 422, 503, 504],
  }),
  close: get('/api/v1/closes/{period}', 'ClosedPeriod', {
    access: 'query',
    zh: '一个期间：结账时的数值、依据、经过与变动',
    en: 'one period: figures as closed, what they rested on, what was done, what has changed',
    problems: [404, 422],
  }),
  verifyClose: get('/api/v1/closes/{period}/verification', 'CloseCheck', {
    ...VERIFIED,
    zh: '重新计算一个锁定的期间，与结账时的数值比对',
    en: 'work one locked period out again, and hold it against its figures as closed',
  }),
  unlockPeriod: post('/api/v1/closes/{period}/unlock', 'UnlockRequest', 'CloseStep', {
    access: 'close',
    zh: '反结账，须写明原因',
    en: 'unlock a period, with a reason',
    problems: [404, 422],
  }),
} as const;
