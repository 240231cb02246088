import type { InboxKind } from '@plumbline/diagnostics';
import type { InboxItem } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { namesOf } from '../governance/names-of.ts';
import { aboutOf } from './about-of.ts';
import type { InboxEntry } from './inbox-case.ts';

/** Characters of a comment. */
const EXCERPT = 280;

/** An item as its reader is told of it now. */
export async function entryOfItem(
  workings: Workings,
  principal: Principal,
  { id, what: written, at, isUnread, isDone, object, actor, inPlaceOf, details }: InboxItem,
): Promise<InboxEntry> {
  const what = written as InboxKind;
  const head = { id, what, at, isUnread, isDone };
  const label = await aboutOf(workings, principal, { what, object });
  const nothing = { by: null, inPlaceOf: null, excerpt: null, period: null, version: null };
  if (label === null) return { ...head, about: null, ...nothing };
  const [by = { login: actor, name: actor }] = await namesOf(workings, [actor]);
  const known = details as {
    readonly comment?: number;
    readonly period?: string;
    readonly version?: number | null;
  };
  return {
    ...head,
    about: { ...object, label },
    by,
    inPlaceOf,
    excerpt: known.comment === undefined ? null : await excerptOf(workings, known.comment),
    period: known.period ?? null,
    version: known.version ?? null,
  };
}

async function excerptOf({ holder }: Workings, comment: number): Promise<string | null> {
  const [said] = await holder.store.comments.find([comment]);
  if (said === undefined) return null;
  const letters = [...said.body];
  return letters.length <= EXCERPT ? said.body : `${letters.slice(0, EXCERPT).join('')}…`;
}
