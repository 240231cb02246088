import './inbox.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { countsQuery, markInbox } from '../../api/inbox-queries.ts';
import { meQuery } from '../../api/server.ts';
import { Failure } from '../../parts/failure.tsx';
import { Segments } from '../../parts/segments.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { useLanguage } from '../../words/language.tsx';
import { ItemList } from './item-list.tsx';
import { TaskSection } from './tasks/task-section.tsx';

const PARTS = ['all', 'to_sign', 'mentions', 'tasks', 'done'] as const;

/** What happened and concerns the reader, and what they are to do. */
export function InboxPage() {
  const { words } = useLanguage();
  const { inbox: text } = words;
  const [asked, setPart] = useAddress('part');
  const part = PARTS.find((one) => one === asked) ?? 'all';
  const me = useQuery(meQuery).data;
  const counts = useQuery({ ...countsQuery, enabled: me?.scopes.includes('read') === true }).data;
  const readAll = useMutation({ mutationFn: () => markInbox('markInboxRead', {}) });
  const labels = {
    all: text.parts.all,
    to_sign: counted(text.parts.to_sign, counts?.to_sign),
    mentions: counted(text.parts.mentions, counts?.mentions),
    tasks: counted(text.parts.tasks, counts?.tasks),
    done: text.parts.done,
  };
  return (
    <section className="inbox">
      <header className="inbox-head">
        <h1>{text.title}</h1>
        <p className="note" role="status">
          {counts === undefined ? '' : text.summary(counts.unread, counts.tasks)}
          {(counts?.overdue_requests ?? 0) === 0 ? null : (
            <span className="watch"> {text.overdue(counts?.overdue_requests ?? 0)}</span>
          )}
        </p>
        {part === 'tasks' || part === 'done' || me?.viewing != null ? null : (
          <Button
            disabled={(counts?.unread ?? 0) === 0 || readAll.isPending}
            onClick={() => readAll.mutate()}
          >
            {text.readAll}
          </Button>
        )}
      </header>
      {readAll.error === null ? null : <Failure error={readAll.error} />}
      <div className="inbox-tools">
        <Segments
          aria-label={text.parts.label}
          value={part}
          options={PARTS.map((value) => ({ value, label: labels[value] }))}
          onChange={(next) => setPart(next === 'all' ? undefined : next)}
        />
        {part === 'tasks' ? null : <p className="quiet wide-only">{text.keys}</p>}
      </div>
      {part === 'tasks' ? <TaskSection /> : <ItemList key={part} part={part} />}
    </section>
  );
}

function counted(name: string, count: number | undefined): string {
  return count === undefined || count === 0 ? name : `${name} ${count}`;
}
