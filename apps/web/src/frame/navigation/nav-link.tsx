import { Link } from '@tanstack/react-router';
import { Icon } from '../../parts/icon.tsx';
import { useLanguage } from '../../words/language.tsx';
import { keepFrame } from '../search.ts';
import type { Entry } from './entries.ts';

export function NavLink({ entry }: { readonly entry: Entry }) {
  const { words } = useLanguage();
  const name = words.nav.pages[entry.name];
  return (
    <Link className="nav-item" to={entry.to} search={keepFrame} title={name}>
      <Icon name={entry.icon} />
      <span>{name}</span>
    </Link>
  );
}
