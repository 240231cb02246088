import type { Wire } from '@plumbline/client';
import { jsonResponse } from '../http/json-response.ts';
import type { Services } from '../services.ts';
import type { CallHandler } from './call-handler.ts';
import { wireCheck, wireLocked, wirePeriod, wirePeriodStep, wireUnlocked } from './wire-close.ts';

export const closesCall: CallHandler = async ({ caller }, { center }) => {
  const found = await center.closes.list(caller.principal);
  return jsonResponse('ClosedPeriodList', { periods: found.map(wirePeriodStep) });
};

export const closeCall: CallHandler = async ({ caller, params }, { center }) => {
  const { period = '' } = params;
  return jsonResponse('ClosedPeriod', wirePeriod(await center.closes.find(caller.principal, period)));
};

export const lockPeriodCall: CallHandler = async (call, { center, queue }) => {
  const { caller, params, body, locale, signal } = call;
  const { period = '' } = params;
  const wish = body as Wire<'LockRequest'>;
  const leave = await queue.enter(caller.login, signal);
  try {
    const done = await center.closes.lock(caller.principal, period, { ...wish, signal });
    return jsonResponse('Locked', wireLocked(done, locale));
  } finally {
    leave();
  }
};

export const unlockPeriodCall: CallHandler = async ({ caller, params, body }, { center }) => {
  const { period = '' } = params;
  return jsonResponse(
    'CloseStep',
    wireUnlocked(await center.closes.unlock(caller.principal, period, body as Wire<'UnlockRequest'>)),
  );
};

export const verifyClosesCall: CallHandler = (call, services) => verified(call, services, undefined);

export const verifyCloseCall: CallHandler = (call, services) =>
  verified(call, services, call.params.period ?? '');

/** As heavy as the questions that it asks again. */
async function verified(
  { caller, locale, signal }: Parameters<CallHandler>[0],
  { center, queue }: Services,
  period: string | undefined,
): Promise<Response> {
  const leave = await queue.enter(caller.login, signal);
  try {
    const found = await center.closes.verify(caller.principal, { period, signal });
    return jsonResponse('CloseCheck', wireCheck(found, locale));
  } finally {
    leave();
  }
}
