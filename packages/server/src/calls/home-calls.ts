import type { Followed } from '@plumbline/center';
import type { Wire } from '@plumbline/client';
import { jsonResponse } from '../http/json-response.ts';
import type { CallHandler } from './call-handler.ts';

export const followsCall: CallHandler = async ({ caller }, { center }) =>
  wireFollows(await center.follows(caller.principal));

export const saveFollowsCall: CallHandler = async ({ caller, body }, { center }) => {
  const { metrics, read } = body as Wire<'FollowsChange'>;
  return wireFollows(await center.follow(caller.principal, metrics, read));
};

function wireFollows({ metrics, isDefault, unseen }: Followed): Response {
  return jsonResponse('Follows', { metrics: [...metrics], is_default: isDefault, unseen });
}
