import { useClock } from '../../frame/use-clock.ts';
import '../../parts/icon-button.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type InboxItem, markInbox } from '../../api/inbox-queries.ts';
import { meQuery } from '../../api/server.ts';
import { keepFrame } from '../../frame/search.ts';
import { Failure } from '../../parts/failure.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { mentionPieces } from '../../parts/talk/mention-pieces.ts';
import { type People, personName } from '../../parts/talk/person-name.ts';
import { useLanguage } from '../../words/language.tsx';
import { itemAddress } from './item-address.ts';

const ICONS: { readonly [W in InboxItem['what']]: IconName } = {
  mention: 'bookmark',
  comment: 'pencil',
  to_sign: 'signature',
  request_signed: 'signature',
  request_sent_back: 'undo',
  request_rejected: 'close',
  request_published: 'check',
  request_due_soon: 'calendar',
  request_overdue: 'calendar',
  metric_published: 'ruler',
  metric_drifted: 'ruler',
  metric_suspended: 'ruler',
  settled_changed: 'lock',
  task_given: 'page',
  task_done: 'check',
  task_declined: 'undo',
  task_cancelled: 'close',
  delegation_set: 'calendar',
  delegation_changed: 'calendar',
  delegation_ended: 'close',
};

export function ItemRow({ item }: { readonly item: InboxItem }) {
  const { locale, words } = useLanguage();
  const clock = useClock();
  const { inbox: text } = words;
  const me = useQuery(meQuery).data;
  const isLooking = me?.viewing != null;
  const finish = useMutation({
    mutationFn: () => markInbox('markInboxDone', { ids: [item.id], undo: item.done }),
  });
  const { about, by, at, unread, done, excerpt } = item;
  const subject = about?.label[locale] ?? '';
  const title = about === null ? text.hidden : text.what[item.what](by?.name ?? '', subject);
  const facts = [
    ...(item.in_place_of === null ? [] : [text.inPlaceOf(item.in_place_of)]),
    ...(item.version === null ? [] : [text.version(item.version)]),
    ...(item.period === null ? [] : [item.period]),
    ...(item.due === null ? [] : [text.due(item.due)]),
  ];
  const isTalk = item.what === 'mention' || item.what === 'comment';
  const people = [me, by].flatMap((one) =>
    one == null ? [] : [{ login: one.login, name: one.name || one.login }],
  );
  const said = excerpt === null ? null : calledByName(excerpt, people);
  const told = said ?? (about !== null && isTalk ? text.taken : null);
  return (
    <li
      className={unread ? 'inbox-row is-unread' : 'inbox-row'}
      data-row=""
      data-item={item.id}
      data-what={item.what}
    >
      <Icon name={ICONS[item.what]} />
      <div className="inbox-told">
        <Told item={item}>
          {title}
          {facts.map((fact) => (
            <span key={fact} className="quiet">
              {fact}
            </span>
          ))}
        </Told>
        {told === null ? null : <p className={said === null ? 'quiet' : 'inbox-said'}>{told}</p>}
        {finish.error === null ? null : <Failure error={finish.error} />}
      </div>
      <time className="quiet" dateTime={at} title={clock.stamp(at)}>
        {clock.stamp(at).slice(11)}
      </time>
      {unread ? <i className="inbox-dot" role="img" aria-label={text.unreadMark} /> : <i />}
      {isLooking ? null : (
        <button
          type="button"
          className="icon-button"
          data-done=""
          title={done ? text.undo : text.done}
          aria-label={done ? text.undoOf(title) : text.doneOf(title)}
          disabled={finish.isPending}
          onClick={() => finish.mutate()}
        >
          <Icon name={done ? 'undo' : 'check'} />
        </button>
      )}
    </li>
  );
}

/** A comment as it is read: people who are called stand with their names. */
function calledByName(said: string, people: People): string {
  const logins = people.map(({ login }) => login);
  const pieces = mentionPieces(said, logins);
  return pieces.map(({ text, login }) => (login === null ? text : `@${personName(people, login)}`)).join('');
}

/** A link to what it is about; what is opened was read. */
function Told({ item, children }: { readonly item: InboxItem; readonly children: ReactNode }) {
  const address = itemAddress(item);
  const mark = useMutation({ mutationFn: () => markInbox('markInboxRead', { ids: [item.id] }) });
  const read = () => {
    if (item.unread) mark.mutate();
  };
  if (address === null)
    return (
      <>
        <button type="button" className="inbox-link" disabled={mark.isPending} onClick={read}>
          {children}
        </button>
        {mark.error === null ? null : <Failure error={mark.error} />}
      </>
    );
  const { to, params, search } = address;
  return (
    <Link
      className="inbox-link"
      to={to}
      {...(params === undefined ? {} : { params })}
      search={(now: object) => ({ ...keepFrame(now), ...search })}
      onClick={read}
    >
      {children}
    </Link>
  );
}
