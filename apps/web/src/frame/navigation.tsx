import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../api/server.ts';
import { Icon } from '../parts/icon.tsx';
import { Mark } from '../parts/mark.tsx';
import { useLanguage } from '../words/language.tsx';
import { keepFrame } from './search.ts';

export function Navigation() {
  const { locale, words } = useLanguage();
  const workspace = useQuery(meQuery).data?.workspace;
  return (
    <nav className="nav" aria-label={words.nav.label}>
      <Link className="brand" to="/app/company" search={keepFrame}>
        <Mark />
        <strong>{words.product}</strong>
        <span>{workspace?.label[locale]}</span>
      </Link>
      <Link className="nav-item" to="/app/company" search={keepFrame}>
        <Icon name="gauge" />
        <span>{words.nav.company}</span>
      </Link>
      <Link className="nav-item" to="/app/metrics" search={keepFrame}>
        <Icon name="ruler" />
        <span>{words.nav.metrics}</span>
      </Link>
      <hr className="nav-rule" />
      <p className="nav-group">{words.nav.system}</p>
      <a className="nav-item nav-sub" href={`/api/docs?lang=${locale}`}>
        <Icon name="plug" />
        <span>{words.nav.reference}</span>
      </a>
      <a className="nav-item nav-sub" href={`/plain?lang=${locale}`}>
        <Icon name="page" />
        <span>{words.nav.plain}</span>
      </a>
    </nav>
  );
}
