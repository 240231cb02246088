import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { talkQuery } from '../../../api/inbox-queries.ts';
import { meQuery } from '../../../api/server.ts';
import { useSubscription } from '../../../api/subscriptions.ts';
import { StarButton } from '../../../figures/star-button.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Board } from '../board/body.ts';
import { boardName } from '../board/spoken.ts';

interface BoardTalkWaysProps {
  readonly board: Board;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/** Being told of what is said about a dashboard, and reading it. */
export function BoardTalkWays({ board, isOpen, toggle }: BoardTalkWaysProps) {
  const { locale, words } = useLanguage();
  const { dashboards: text } = words;
  const subject = { kind: 'dashboard', id: board.id } as const;
  const me = useQuery(meQuery).data;
  const subscription = useSubscription(subject);
  const said = useQuery(talkQuery(subject)).data?.comments.length ?? 0;
  const name = boardName({ ...board, label: board.body.label }, locale);
  const mayFollow = me?.scopes.includes('keep') === true && me.viewing === null;
  return (
    <>
      {mayFollow ? (
        <StarButton
          isFollowed={subscription.isFollowed}
          label={subscription.isFollowed ? text.unfollow(name) : text.follow(name)}
          text={subscription.isFollowed ? words.metric.following : words.metric.follow}
          toggle={subscription.toggle}
        />
      ) : null}
      <Button aria-expanded={isOpen} onClick={toggle}>
        {text.discussion(said)}
      </Button>
    </>
  );
}
