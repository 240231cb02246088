import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { MetricEntry } from '../../../api/answer.ts';
import { metricPeopleQuery, metricTalkQuery, refreshInbox } from '../../../api/inbox-queries.ts';
import { Refusal } from '../../../api/refusal.ts';
import { call, meQuery } from '../../../api/server.ts';
import { Failure } from '../../../parts/failure.tsx';
import { CommentBox } from '../../../parts/talk/comment-box.tsx';
import { CommentList } from '../../../parts/talk/comment-list.tsx';
import { TaskDialog } from '../../../parts/talk/task-dialog.tsx';
import { TaskTable } from '../../../parts/talk/task-table.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import { useLanguage } from '../../../words/language.tsx';

/** What people say about the metric, and what they are to do for it. */
export default function TalkTab({ metric }: { readonly metric: MetricEntry }) {
  const { words } = useLanguage();
  const { inbox: text } = words;
  const { name } = metric;
  const { data, error, refetch } = useQuery(metricTalkQuery(name));
  const me = useQuery(meQuery).data;
  const takeBack = useMutation({
    mutationFn: async (id: number) => {
      await call('deleteMetricComment', { path: { name, id: String(id) } });
      await refreshInbox();
    },
  });
  const [making, make] = useState<Making | null>(null);
  if (error instanceof Refusal && error.status === 404)
    return <p className="metric-body note">{text.talkClosed}</p>;
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined)
    return (
      <div className="metric-body">
        <Waiting height={300} />
      </div>
    );
  const { comments, people, tasks } = data;
  const mayTalk = me?.scopes.includes('propose') === true && me.viewing === null;
  return (
    <div className="metric-body talk">
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
          find={(search) => metricPeopleQuery(name, search)}
          say={(body) => call('commentOnMetric', { path: { name }, body })}
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
        {tasks.length === 0 ? <p className="refused">{text.tasks.noneOf}</p> : <TaskTable tasks={tasks} />}
      </section>
      {making === null ? null : (
        <TaskDialog
          metric={name}
          close={() => make(null)}
          {...(making.comment === undefined ? {} : { comment: making.comment })}
        />
      )}
    </div>
  );
}

interface Making {
  readonly comment?: { readonly id: number; readonly body: string };
}
