import { Link, useLocation } from '@tanstack/react-router';
import { Icon } from '../../parts/icon.tsx';
import { useLanguage } from '../../words/language.tsx';
import { keepFrame } from '../search.ts';
import type { Entry } from './entries.ts';
import { UnreadCount } from './unread-count.tsx';

export function NavLink({ entry }: { readonly entry: Entry }) {
  const { words } = useLanguage();
  const name = words.nav.pages[entry.name];
  const { also = [] } = entry;
  const isAlso = useLocation({ select: ({ pathname }) => also.some((path) => pathname.startsWith(path)) });
  return (
    <Link className={isAlso ? 'nav-item active' : 'nav-item'} to={entry.to} search={keepFrame} title={name}>
      <Icon name={entry.icon} />
      <span>{name}</span>
      {entry.isCounted === true ? <UnreadCount /> : null}
    </Link>
  );
}
