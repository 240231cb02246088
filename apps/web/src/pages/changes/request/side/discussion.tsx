import type { Request } from '../../../../api/change-queries.ts';
import { momentText, stampText } from '../../../../reading/day.ts';
import { useLanguage } from '../../../../words/language.tsx';
import { personName } from '../../person-name.ts';
import { Avatar } from './avatar.tsx';
import { CommentBox } from './comment-box.tsx';
import { mentionPieces } from './mention-pieces.ts';

type Comment = Request['comments'][number];

/** What was said about it, the oldest first, and a place to answer. */
export function Discussion({ request }: { readonly request: Request }) {
  const { words } = useLanguage();
  const { talk: text } = words.changes;
  const { comments, people } = request;
  return (
    <section className="block" data-section="discussion">
      <h2>
        {text.title} <small>{comments.length === 0 ? '' : comments.length}</small>
      </h2>
      {comments.length === 0 ? <p className="refused">{text.none}</p> : null}
      <ul className="comments">
        {comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} people={people} />
        ))}
      </ul>
      <CommentBox request={request} />
    </section>
  );
}

function CommentItem(props: { readonly comment: Comment; readonly people: Request['people'] }) {
  const { locale } = useLanguage();
  const { comment, people } = props;
  const name = personName(people, comment.author);
  return (
    <li data-comment={comment.id}>
      <Avatar name={name} />
      <div>
        <p>
          <b>{name}</b>
          <time className="quiet" dateTime={comment.at} title={stampText(comment.at)}>
            {momentText(comment.at, locale)}
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
      </div>
    </li>
  );
}
