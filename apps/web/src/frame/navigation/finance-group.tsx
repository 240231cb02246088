import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../words/language.tsx';
import { keepFrame } from '../search.ts';
import { NavGroup } from './nav-group.tsx';
import { useEntries } from './use-entries.ts';

/** 财务: the books as they are printed. */
export function FinanceGroup(props: { readonly isFolded: boolean; readonly unfold: () => void }) {
  const { words } = useLanguage();
  const entries = useEntries().filter(({ group }) => group === 'finance');
  return (
    <NavGroup name="finance" title={words.nav.finance} icon="bank" {...props}>
      {entries.map(({ name, to }) => (
        <Link key={name} className="nav-child" to={to} search={keepFrame}>
          {words.nav.pages[name]}
        </Link>
      ))}
    </NavGroup>
  );
}
