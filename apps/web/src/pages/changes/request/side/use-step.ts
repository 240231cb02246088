import { useMutation } from '@tanstack/react-query';
import { type Request, refreshRequests, requestAnew } from '../../../../api/change-queries.ts';
import { call } from '../../../../api/server.ts';

export type Way = Request['ways'][number];

const SIGN = { finance: 'signForFinance', business: 'signForBusiness', self: 'signForSelf' } as const;
const MOVE = {
  submit: 'submitChange',
  withdraw: 'withdrawChange',
  request_changes: 'sendBackChange',
  reject: 'rejectChange',
} as const;

export interface Step {
  readonly event: string;
  readonly side: Way['side'];
  readonly comment: string;
}

/** Takes a step about the revision that is read. Whatever comes of it, the request is shown as it stands afterwards. */
export function useStep({ id, revision }: Request) {
  return useMutation({
    mutationFn: ({ event, side, comment }: Step) => {
      const said = comment.trim();
      const body = { revision, ...(said === '' ? {} : { comment: said }) };
      const name = side === null ? MOVE[event as keyof typeof MOVE] : SIGN[side];
      return call(name, { path: { id }, body });
    },
    // What was refused and what stands there now come together: one after the other they would push what follows twice.
    onSettled: (done) => {
      void refreshRequests(done?.state === 'published');
      return requestAnew(id);
    },
  });
}
