import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { meQuery } from '../../api/server.ts';
import { useLanguage } from '../../words/language.tsx';
import { keepFrame } from '../search.ts';
import { NavGroup } from './nav-group.tsx';

interface Group {
  readonly isFolded: boolean;
  readonly unfold: () => void;
}

export function SystemGroup(props: Group) {
  const { words } = useLanguage();
  return (
    <NavGroup name="system" title={words.nav.system} icon="sliders" {...props}>
      <SystemLinks />
    </NavGroup>
  );
}

/** Each of these opens a part of administration. */
const ADMINISTERS: ReadonlySet<string> = new Set(['see_people', 'view_as', 'audit']);

/** Administration for whoever has a part in it; then pages that are not part of the app: they leave it. */
export function SystemLinks() {
  const { locale, words } = useLanguage();
  const scopes = useQuery(meQuery).data?.scopes ?? [];
  // Policies are edited on pages of their own.
  const isAlso = useLocation({ select: ({ pathname }) => pathname.startsWith('/app/policies/') });
  return (
    <>
      {scopes.some((scope) => ADMINISTERS.has(scope)) ? (
        <Link className={isAlso ? 'nav-child active' : 'nav-child'} to="/app/admin" search={keepFrame}>
          {words.nav.admin}
        </Link>
      ) : null}
      <a className="nav-child" href={`/api/docs?lang=${locale}`}>
        {words.nav.reference}
      </a>
      <a className="nav-child" href={`/plain?lang=${locale}`}>
        {words.nav.plain}
      </a>
    </>
  );
}
