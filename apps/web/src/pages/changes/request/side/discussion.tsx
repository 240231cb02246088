import { callableQuery, type Request, refreshTalk } from '../../../../api/change-queries.ts';
import { call } from '../../../../api/server.ts';
import { CommentBox } from '../../../../parts/talk/comment-box.tsx';
import { CommentList } from '../../../../parts/talk/comment-list.tsx';
import { useLanguage } from '../../../../words/language.tsx';

/** What was said about it, the oldest first, and a place to answer. */
export function Discussion({ request }: { readonly request: Request }) {
  const { words } = useLanguage();
  const { talk: text } = words.changes;
  const { id, comments, people } = request;
  return (
    <section className="block" data-section="discussion">
      <h2>
        {text.title} <small>{comments.length === 0 ? '' : comments.length}</small>
      </h2>
      {comments.length === 0 ? <p className="refused">{text.none}</p> : null}
      <CommentList comments={comments} people={people} />
      <CommentBox
        people={people}
        find={(search) => callableQuery(id, search)}
        say={(body) => call('commentOnChange', { path: { id }, body })}
        refresh={() => refreshTalk(id)}
      />
    </section>
  );
}
