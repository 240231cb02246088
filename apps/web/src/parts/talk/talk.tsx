import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { peopleQuery, refreshInbox, talkQuery } from '../../api/inbox-queries.ts';
import { Refusal } from '../../api/refusal.ts';
import { meQuery } from '../../api/server.ts';
import { type Subject, TALK_CALLS } from '../../api/talk-calls.ts';
import { useLanguage } from '../../words/language.tsx';
import { Failure } from '../failure.tsx';
import { Waiting } from '../waiting.tsx';
import { CommentBox } from './comment-box.tsx';
import { CommentList } from './comment-list.tsx';
import { TaskDialog } from './task-dialog.tsx';
import { TaskTable } from './task-table.tsx';

interface TalkProps {
  readonly subject: Subject;
  /** Said where the reader does not see the subject as a discussion needs it. */
  readonly closed: string;
}

interface Making {
  readonly comment?: { readonly id: number; readonly body: string };
}

/** What people say about something, and what they are to do for it. */
export function Talk({ subject, closed }: TalkProps) {
  const { words } = useLanguage();
  const { inbox: text } = words;
  const { data, error, refetch } = useQuery(talkQuery(subject));
  const me = useQuery(meQuery).data;
  const calls = TALK_CALLS[subject.kind];
  const takeBack = useMutation({
    mutationFn: async (comment: number) => {
      await calls.takeBack(subject.id, comment);
      await refreshInbox();
    },
  });
  const [making, make] = useState<Making | null>(null);
  if (error instanceof Refusal && error.status === 404) return <p className="note">{closed}</p>;
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting height={300} />;
  const { comments, people, tasks } = data;
  const mayTalk = me?.scopes.includes('propose') === true && me.viewing === null;
  return (
    <div className="talk">
      <section className="block" data-section="discussion">
        <h2>
          {text.talkTitle} <small>{comments.length === 0 ? '' : comments.length}</small>
        </h2>
        {comments.length === 0 ? <p className="refused">{words.changes.talk.none}</p> : null}
        <CommentList
          comments={comments}
          people={people}
          actions={(comment) =>
            !mayTalk ? null : (
              <p className="comment-actions">
                <button type="button" className="link-button" onClick={() => make({ comment })}>
                  {text.tasks.fromComment}
                </button>
                {comment.author === me.login ? (
                  <button
                    type="button"
                    className="link-button"
                    disabled={takeBack.isPending}
                    onClick={() => takeBack.mutate(comment.id)}
                  >
                    {text.takeBack}
                  </button>
                ) : null}
              </p>
            )
          }
        />
        {takeBack.error === null ? null : <Failure error={takeBack.error} />}
        <CommentBox
          people={people}
          find={(search) => peopleQuery(subject, search)}
          say={(body) => calls.say(subject.id, body)}
          refresh={refreshInbox}
        />
      </section>
      <section className="block" data-section="tasks">
        <header className="block-head">
          <h2>
            {text.tasks.list} <small>{tasks.length === 0 ? '' : tasks.length}</small>
          </h2>
          {mayTalk ? <Button onClick={() => make({})}>{text.tasks.make}</Button> : null}
        </header>
        {tasks.length === 0 ? <p className="refused">{text.tasks.none}</p> : <TaskTable tasks={tasks} />}
      </section>
      {making === null ? null : <TaskDialog subject={subject} close={() => make(null)} {...making} />}
    </div>
  );
}
