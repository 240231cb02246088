import { useState } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useLanguage } from '../../words/language.tsx';

const KEY = 'plumbline.navigation.system';

interface Group {
  readonly isFolded: boolean;
  readonly unfold: () => void;
}

/** A group remembers whether it is open. */
export function SystemGroup({ isFolded, unfold }: Group) {
  const { words } = useLanguage();
  const [isOpen, setOpen] = useState(() => localStorage.getItem(KEY) !== 'closed');
  const toggle = () => {
    if (isFolded) return unfold();
    localStorage.setItem(KEY, isOpen ? 'closed' : 'open');
    setOpen(!isOpen);
  };
  return (
    <>
      <button
        type="button"
        className="nav-item nav-group"
        onClick={toggle}
        aria-expanded={isOpen && !isFolded}
        title={words.nav.system}
      >
        <Icon name="sliders" />
        <span>{words.nav.system}</span>
        <Icon name={isOpen ? 'down' : 'right'} />
      </button>
      {isOpen && !isFolded ? <SystemLinks /> : null}
    </>
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
