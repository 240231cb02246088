import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Mentions } from 'antd';
import { useId, useRef, useState } from 'react';
import { callableQuery, type Request, refreshTalk } from '../../../../api/change-queries.ts';
import { call, meQuery } from '../../../../api/server.ts';
import { pageBox } from '../../../../figures/page-box.ts';
import { Failure } from '../../../../parts/failure.tsx';
import { useLanguage } from '../../../../words/language.tsx';
import { mentionsIn } from './mention-pieces.ts';

/** A comment of the reader; `@` offers the people who take part. */
export function CommentBox({ request }: { readonly request: Request }) {
  const { words } = useLanguage();
  const { talk: text } = words.changes;
  const me = useQuery(meQuery).data;
  if (me?.scopes.includes('propose') !== true) return <p className="note">{text.closed}</p>;
  return <Box request={request} />;
}

function Box({ request }: { readonly request: Request }) {
  const { words } = useLanguage();
  const { talk: text } = words.changes;
  const [body, setBody] = useState('');
  const [search, setSearch] = useState<string | null>(null);
  const [isUnsaid, setUnsaid] = useState(false);
  const problem = useId();
  // Everybody who was offered can be called by typing, too.
  const known = useRef(new Set<string>(request.people.map(({ login }) => login)));
  const offered = useQuery({
    ...callableQuery(request.id, search ?? ''),
    enabled: search !== null,
  });
  for (const { login } of offered.data ?? []) known.current.add(login);
  const say = useMutation({
    mutationFn: () => {
      const mentions = [...mentionsIn(body, [...known.current])];
      return call('commentOnChange', { path: { id: request.id }, body: { body: body.trim(), mentions } });
    },
    onSuccess: () => setBody(''),
    onSettled: () => refreshTalk(request.id),
  });
  const send = () => {
    setUnsaid(body.trim() === '');
    if (body.trim() !== '') say.mutate();
  };
  return (
    <div className="comment-box">
      <Mentions
        aria-label={text.write}
        placeholder={text.write}
        aria-describedby={isUnsaid ? problem : undefined}
        rows={3}
        maxLength={10_000}
        value={body}
        status={isUnsaid ? 'error' : ''}
        loading={offered.isFetching && offered.data === undefined}
        notFoundContent={text.nobody}
        filterOption={false}
        getPopupContainer={pageBox}
        placement="top"
        options={(offered.data ?? []).map(({ login, name }) => ({
          value: login,
          label: name === login ? login : `${name} ${login}`,
        }))}
        onSearch={setSearch}
        onChange={(next) => {
          setBody(next);
          setUnsaid(false);
        }}
      />
      {isUnsaid ? (
        <p className="bad" id={problem} role="alert">
          {text.empty}
        </p>
      ) : null}
      <Button size="small" loading={say.isPending} onClick={send}>
        {text.send}
      </Button>
      {say.error === null ? null : <Failure error={say.error} />}
    </div>
  );
}
