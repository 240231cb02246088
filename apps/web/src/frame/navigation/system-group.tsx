import { useLanguage } from '../../words/language.tsx';
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

/** Pages that are not part of the app: they leave it. */
export function SystemLinks() {
  const { locale, words } = useLanguage();
  return (
    <>
      <a className="nav-child" href={`/api/docs?lang=${locale}`}>
        {words.nav.reference}
      </a>
      <a className="nav-child" href={`/plain?lang=${locale}`}>
        {words.nav.plain}
      </a>
    </>
  );
}
