import { useClock } from '../../frame/use-clock.ts';
import './talk.css';
import type { Wire } from '@plumbline/client';
import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import { mentionPieces } from './mention-pieces.ts';
import { type People, personName } from './person-name.ts';

interface Listed {
  readonly comments: readonly Wire<'Comment'>[];
  readonly people: People;
  /** What can be done with one. */
  readonly actions?: (comment: Wire<'Comment'>) => ReactNode;
}

/** What was said, the oldest first. */
export function CommentList({ comments, people, actions }: Listed) {
  return (
    <ul className="comments">
      {comments.map((comment) => (
        <CommentItem key={comment.id} comment={comment} people={people} actions={actions?.(comment)} />
      ))}
    </ul>
  );
}

function CommentItem(props: {
  readonly comment: Wire<'Comment'>;
  readonly people: People;
  readonly actions: ReactNode;
}) {
  const clock = useClock();
  const { comment, people, actions } = props;
  const name = personName(people, comment.author);
  return (
    <li data-comment={comment.id}>
      <Avatar name={name} />
      <div>
        <p>
          <b>{name}</b>
          <time className="quiet" dateTime={comment.at} title={clock.stamp(comment.at)}>
            {clock.moment(comment.at)}
          </time>
        </p>
        <p className="comment-body">
          {mentionPieces(comment.body, comment.mentions).map(({ text, login }, i) => {
            const key = `${i}:${text}`;
            return login === null ? (
              <span key={key}>{text}</span>
            ) : (
              <b key={key} className="mention" title={login}>
                @{personName(people, login)}
              </b>
            );
          })}
        </p>
        {actions}
      </div>
    </li>
  );
}
