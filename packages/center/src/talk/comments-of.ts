import { PlumblineError, report } from '@plumbline/diagnostics';
import type { ObjectName } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { callablePeople, type IsSeen, uncallable } from '../governance/callable-people.ts';
import { mayDiscuss } from '../governance/may-propose.ts';
import { namesOf } from '../governance/names-of.ts';
import { permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import type { CommentsCase } from './comments-case.ts';
import { subjectSeen } from './subject.ts';

/** About one subject. */
const MOST = 1000;

export function commentsOf(workings: Workings): CommentsCase {
  const { comments } = workings.holder.store;
  const isSeen = async (principal: Principal, subject: ObjectName) =>
    (await subjectSeen(workings, principal, subject, 'talk')) !== null;
  const seeing =
    (subject: ObjectName): IsSeen =>
    (principal) =>
      isSeen(principal, subject);
  return {
    async of(principal, subject) {
      permit(principal, 'read');
      if (!(await isSeen(principal, subject))) return null;
      const said = await comments.of(subject);
      const logins = said.flatMap(({ author, inPlaceOf, mentions }) => [
        author,
        ...(inPlaceOf === null ? [] : [inPlaceOf]),
        ...mentions,
      ]);
      return { comments: said, people: await namesOf(workings, logins) };
    },
    async add(principal, subject, { body, mentions = [] }) {
      mayDiscuss(principal);
      const writer = writerOf(workings, principal);
      if (!(await isSeen(principal, subject))) return null;
      requireText(body);
      if ((await comments.count(subject)) >= MOST)
        throw new PlumblineError([report('talk/too-many-comments', { most: MOST })]);
      const login = await uncallable(workings, seeing(subject), mentions);
      if (login !== null) throw new PlumblineError([report('change/unknown-person', { login })]);
      return comments.add({ object: subject, body, mentions }, writer);
    },
    async remove(principal, subject, id) {
      mayDiscuss(principal);
      const writer = writerOf(workings, principal);
      if (!(await isSeen(principal, subject))) return null;
      const [said] = await comments.find([id]);
      if (said === undefined || said.object.kind !== subject.kind || said.object.id !== subject.id)
        return false;
      if (said.author !== principal.user)
        throw new PlumblineError([report('talk/not-author', { author: said.author })]);
      return comments.remove(id, writer);
    },
    async callable(principal, subject, search) {
      mayDiscuss(principal);
      return (await isSeen(principal, subject)) ? callablePeople(workings, seeing(subject), search) : null;
    },
  };
}

/** Throws PlumblineError `talk/nothing-said`. */
export function requireText(text: string): void {
  if (text.trim() === '') throw new PlumblineError([report('talk/nothing-said', {})]);
}
