import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { countsQuery, type InboxItem, type Task, tasksQuery, waitingQuery } from '../../api/inbox-queries.ts';
import { meQuery } from '../../api/server.ts';
import { keepFrame } from '../../frame/search.ts';
import { useClock } from '../../frame/use-clock.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Due } from '../../parts/talk/task-table.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';

/** Of each kind; the inbox has the rest. */
const MOST = 3;

/** 待我处理: what cannot go on without the reader. What there is none of is not asked for. */
export function WaitingRail() {
  const { words } = useLanguage();
  const { desk: text } = words.inbox;
  const mayRead = useQuery(meQuery).data?.scopes.includes('read') === true;
  const { data: counts, isError } = useQuery({ ...countsQuery, enabled: mayRead });
  const toSign = useQuery({ ...waitingQuery('to_sign'), enabled: (counts?.to_sign ?? 0) > 0 });
  const mentions = useQuery({ ...waitingQuery('mentions'), enabled: (counts?.mentions ?? 0) > 0 });
  const mine = useQuery({ ...tasksQuery('mine'), enabled: (counts?.tasks ?? 0) > 0 });
  if (!mayRead || isError) return null;
  const all = counts === undefined ? 0 : counts.to_sign + counts.tasks + counts.mentions;
  return (
    <section className="block desk-to-do" aria-label={text.title}>
      <h2>
        {text.title} <small>{all === 0 ? '' : all}</small>
        <Link className="desk-inbox" to="/app/inbox" search={keepFrame}>
          {text.open}
        </Link>
      </h2>
      {counts === undefined ? <Waiting height={60} /> : null}
      {counts !== undefined && all === 0 ? <p className="quiet">{text.nothing}</p> : null}
      <Group title={text.toSign} icon="signature" count={counts?.to_sign ?? 0}>
        {(toSign.data ?? []).map((item) => (
          <ItemLine key={item.id} item={item} />
        ))}
      </Group>
      <Group title={text.tasks} icon="check" count={counts?.tasks ?? 0}>
        {(mine.data ?? [])
          .filter(({ state }) => state === 'open')
          .slice(0, MOST)
          .map((task) => (
            <TaskLine key={task.number} task={task} />
          ))}
      </Group>
      <Group title={text.mentions} icon="bookmark" count={counts?.mentions ?? 0}>
        {(mentions.data ?? [])
          .filter(({ unread }) => unread)
          .map((item) => (
            <ItemLine key={item.id} item={item} />
          ))}
      </Group>
    </section>
  );
}

interface GroupProps {
  readonly title: string;
  readonly icon: IconName;
  readonly count: number;
  readonly children: ReactNode;
}

function Group({ title, icon, count, children }: GroupProps) {
  if (count === 0) return null;
  return (
    <div className="desk-group">
      <p className="quiet">
        <Icon name={icon} />
        {title} {count}
      </p>
      <ul>{children}</ul>
    </div>
  );
}

function ItemLine({ item: { id, about, by, at, what } }: { readonly item: InboxItem }) {
  const { locale, words } = useLanguage();
  const clock = useClock();
  const { inbox: text } = words;
  const part = what === 'to_sign' ? 'to_sign' : 'mentions';
  return (
    <li data-waits={id}>
      <Link to="/app/inbox" search={(now: object) => ({ ...keepFrame(now), part })}>
        {about === null ? text.hidden : about.label[locale]}
      </Link>
      <p className="quiet">
        {by === null ? '' : `${by.name} · `}
        {clock.moment(at)}
      </p>
    </li>
  );
}

function TaskLine({ task }: { readonly task: Task }) {
  const { locale, words } = useLanguage();
  return (
    <li data-waits-task={task.number}>
      <Link to="/app/inbox" search={(now: object) => ({ ...keepFrame(now), part: 'tasks' })}>
        {task.title ?? words.inbox.tasks.hidden}
      </Link>
      <p className="quiet">
        {task.about === null ? '' : `${task.about.label[locale]} · `}
        <Due task={task} />
      </p>
    </li>
  );
}
