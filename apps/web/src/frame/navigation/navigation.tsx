import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../../api/server.ts';
import { Icon } from '../../parts/icon.tsx';
import { Mark } from '../../parts/mark.tsx';
import { useLanguage } from '../../words/language.tsx';
import { keepFrame } from '../search.ts';
import { DataState } from './data-state.tsx';
import { FinanceGroup } from './finance-group.tsx';
import { NavLink } from './nav-link.tsx';
import { SystemGroup } from './system-group.tsx';
import { useEntries } from './use-entries.ts';

interface Nav {
  readonly isFolded: boolean;
  readonly toggle: () => void;
}

export function Navigation({ isFolded, toggle }: Nav) {
  const { locale, words } = useLanguage();
  const workspace = useQuery(meQuery).data?.workspace;
  return (
    <nav className="nav" aria-label={words.nav.label}>
      <Link className="brand" to="/" search={keepFrame} aria-label={words.product}>
        <Mark />
        <span className="brand-names" title={workspace?.label[locale]}>
          <strong>{words.product}</strong>
          <span>{workspace?.label[locale]}</span>
        </span>
      </Link>
      {useEntries()
        .filter(({ group }) => group === undefined)
        .map((entry) => (
          <NavLink key={entry.name} entry={entry} />
        ))}
      <FinanceGroup isFolded={isFolded} unfold={toggle} />
      <hr className="nav-rule" />
      <SystemGroup isFolded={isFolded} unfold={toggle} />
      <div className="nav-foot">
        <DataState />
        <button
          type="button"
          className="plain-button nav-fold"
          onClick={toggle}
          aria-expanded={!isFolded}
          aria-label={isFolded ? words.nav.unfold : words.nav.fold}
          title={isFolded ? words.nav.unfold : words.nav.fold}
        >
          <Icon name={isFolded ? 'unfold' : 'fold'} />
        </button>
      </div>
    </nav>
  );
}
