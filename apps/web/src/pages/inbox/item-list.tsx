import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { type InboxPart, inboxQuery } from '../../api/inbox-queries.ts';
import { useTimezone } from '../../frame/use-timezone.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { wallDay } from '../../reading/wall-clock.ts';
import { useLanguage } from '../../words/language.tsx';
import { dayName, groupItems } from './group-items.ts';
import { ItemRow } from './item-row.tsx';
import { useRowKeys } from './use-row-keys.ts';

/** What happened, by days: first what was not read. */
export function ItemList({ part }: { readonly part: InboxPart }) {
  const { words } = useLanguage();
  const { inbox: text } = words;
  const zone = useTimezone();
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  const found = useInfiniteQuery(inboxQuery(part));
  if (found.error !== null) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting height={320} />;
  const items = found.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Empty text={text.empty[part]} />;
  const days = groupItems(items, zone);
  const today = wallDay(new Date(), zone);
  return (
    <div ref={list} className="inbox-list">
      {days.map(({ isUnread, day, items: some }, i) => (
        <section key={`${isUnread} ${day}`} data-day={day}>
          {part === 'done' || days[i - 1]?.isUnread === isUnread ? null : (
            <h2>{isUnread ? text.unread : text.read}</h2>
          )}
          <h3 className="quiet">{dayName(day, today, text)}</h3>
          <ul>
            {some.map((item) => (
              <ItemRow key={item.id} item={item} />
            ))}
          </ul>
        </section>
      ))}
      {found.hasNextPage ? (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {text.more}
        </Button>
      ) : null}
    </div>
  );
}
