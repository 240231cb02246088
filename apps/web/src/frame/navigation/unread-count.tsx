import { useQuery } from '@tanstack/react-query';
import { countsQuery } from '../../api/inbox-queries.ts';
import { meQuery } from '../../api/server.ts';
import { useLanguage } from '../../words/language.tsx';

/** More are not told apart at a glance. */
const MOST = 99;

/** What the inbox holds that was not read; nothing while there is nothing. */
export function UnreadCount() {
  const { words } = useLanguage();
  const isOpen = useQuery(meQuery).data?.scopes.includes('read') === true;
  const unread = useQuery({ ...countsQuery, enabled: isOpen }).data?.unread ?? 0;
  if (unread === 0) return null;
  return (
    <b className="nav-count" title={words.nav.unread(unread)} data-unread={unread}>
      {unread > MOST ? `${MOST}+` : unread}
    </b>
  );
}
