import './talk.css';
import { type UseQueryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Mentions } from 'antd';
import { useId, useRef, useState } from 'react';
import { meQuery } from '../../api/server.ts';
import { pageBox } from '../../figures/page-box.ts';
import { useLanguage } from '../../words/language.tsx';
import { Failure } from '../failure.tsx';
import { mentionsIn } from './mention-pieces.ts';
import type { People } from './person-name.ts';

export interface Said {
  readonly body: string;
  readonly mentions: string[];
}

interface Talk {
  /** Whom the discussion names already. */
  readonly people: People;
  /** People who can be called, by a part of a name. */
  readonly find: (search: string) => UseQueryOptions<People, Error, People, string[]>;
  readonly say: (said: Said) => Promise<unknown>;
  readonly refresh: () => Promise<void>;
}

/** A comment of the reader; `@` offers the people who take part. */
export function CommentBox(talk: Talk) {
  const { words } = useLanguage();
  const me = useQuery(meQuery).data;
  if (me?.scopes.includes('propose') !== true) return <p className="note">{words.changes.talk.closed}</p>;
  return <Box {...talk} />;
}

function Box({ people, find, say, refresh }: Talk) {
  const { words } = useLanguage();
  const { talk: text } = words.changes;
  const [body, setBody] = useState('');
  const [search, setSearch] = useState<string | null>(null);
  const [isUnsaid, setUnsaid] = useState(false);
  const problem = useId();
  // Everybody who was offered can be called by typing, too.
  const known = useRef(new Set<string>(people.map(({ login }) => login)));
  const offered = useQuery({ ...find(search ?? ''), enabled: search !== null });
  for (const { login } of offered.data ?? []) known.current.add(login);
  const saying = useMutation({
    mutationFn: () => say({ body: body.trim(), mentions: [...mentionsIn(body, [...known.current])] }),
    onSuccess: () => setBody(''),
    onSettled: refresh,
  });
  const send = () => {
    setUnsaid(body.trim() === '');
    if (body.trim() !== '') saying.mutate();
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
      <Button size="small" loading={saying.isPending} onClick={send}>
        {text.send}
      </Button>
      {saying.error === null ? null : <Failure error={saying.error} />}
    </div>
  );
}
