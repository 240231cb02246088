import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useLanguage } from '../../words/language.tsx';
import { Switches } from '../bar/switches.tsx';
import { DataState } from './data-state.tsx';
import { ON_PHONE } from './entries.ts';
import { NavLink } from './nav-link.tsx';
import { SystemLinks } from './system-group.tsx';
import { useEntries } from './use-entries.ts';

/** The navigation of a phone: four places and the rest. */
export function PhoneBar() {
  const { words } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <nav className="phone-bar" aria-label={words.nav.label}>
        {useEntries()
          .slice(0, ON_PHONE)
          .map((entry) => (
            <NavLink key={entry.name} entry={entry} />
          ))}
        <button type="button" className="nav-item" onClick={() => setOpen(true)} aria-expanded={isOpen}>
          <Icon name="menu" />
          <span>{words.nav.more}</span>
        </button>
      </nav>
      {isOpen ? <Rest close={() => setOpen(false)} /> : null}
    </>
  );
}

/** A sheet from below; any choice on it closes it. */
function Rest({ close }: { readonly close: () => void }) {
  const { words } = useLanguage();
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => sheet.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={sheet}
      className="phone-more"
      aria-label={words.nav.more}
      onClose={close}
      onClick={() => sheet.current?.close()}
    >
      {useEntries()
        .slice(ON_PHONE)
        .map((entry) => (
          <NavLink key={entry.name} entry={entry} />
        ))}
      <p className="phone-more-title">{words.nav.system}</p>
      <SystemLinks />
      <div className="phone-more-foot">
        <DataState />
        <Switches />
      </div>
    </dialog>
  );
}
