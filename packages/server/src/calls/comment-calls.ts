import type { Wire } from '@plumbline/client';
import type { Call } from '../call.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { CallHandler } from './call-handler.ts';
import { nothingCalled } from './nothing-called.ts';
import { wireComment } from './wire-change.ts';

const LONGEST = 200;

interface CommentCalls {
  readonly list: CallHandler;
  readonly add: CallHandler;
  readonly remove: CallHandler;
  readonly people: CallHandler;
}

type Kind = 'metric' | 'dashboard';
type Placed = Pick<Call, 'params'>;

/** What the calls of the discussions of metrics and of dashboards share. `id`, `comment`: where in the path they stand. */
function commentCalls(kind: Kind, at: { readonly id: string; readonly comment: string }): CommentCalls {
  const subjectOf = ({ params }: Placed) => ({ kind, id: params[at.id] ?? '' });
  const missing = (call: Placed) => nothingCalled(kind, subjectOf(call).id.slice(0, LONGEST));
  return {
    async list(call, { center }) {
      const found = await center.comments.of(call.caller.principal, subjectOf(call));
      if (found === null) throw missing(call);
      const people = found.people.map((person) => ({ ...person }));
      return jsonResponse('CommentList', { comments: found.comments.map(wireComment), people });
    },
    async add(call, { center }) {
      const said = call.body as Wire<'NewComment'>;
      const made = await center.comments.add(call.caller.principal, subjectOf(call), said);
      if (made === null) throw missing(call);
      return jsonResponse('Comment', wireComment(made), { status: 201 });
    },
    async remove(call, { center }) {
      const text = call.params[at.comment] ?? '';
      const id = /^\d{1,9}$/.test(text) ? Number(text) : 0;
      const removed = await center.comments.remove(call.caller.principal, subjectOf(call), id);
      if (removed === null) throw missing(call);
      if (!removed) throw nothingCalled('comment', text.slice(0, LONGEST));
      return new Response(null, { status: 204 });
    },
    async people(call, { center }) {
      const search = (call.url.searchParams.get('search') ?? '').slice(0, LONGEST);
      const found = await center.comments.callable(call.caller.principal, subjectOf(call), search);
      if (found === null) throw missing(call);
      return jsonResponse('PersonNameList', { people: found.map((person) => ({ ...person })) });
    },
  };
}

export const METRIC_COMMENT_CALLS = commentCalls('metric', { id: 'name', comment: 'id' });
export const DASHBOARD_COMMENT_CALLS = commentCalls('dashboard', { id: 'id', comment: 'comment' });
