import { Drawer } from 'antd';
import { useState } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useLanguage } from '../../words/language.tsx';
import { DataState } from './data-state.tsx';
import { ON_PHONE } from './entries.ts';
import { NavLink } from './nav-link.tsx';
import { SystemLinks } from './system-group.tsx';
import { useEntries } from './use-entries.ts';

/** The navigation of a phone: four places and the rest. */
export function PhoneBar() {
  const { words } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const entries = useEntries();
  return (
    <nav className="phone-bar" aria-label={words.nav.label}>
      {entries.slice(0, ON_PHONE).map((entry) => (
        <NavLink key={entry.name} entry={entry} />
      ))}
      <button type="button" className="nav-item" onClick={() => setOpen(true)} aria-expanded={isOpen}>
        <Icon name="menu" />
        <span>{words.nav.more}</span>
      </button>
      <Drawer
        placement="bottom"
        size="auto"
        open={isOpen}
        onClose={() => setOpen(false)}
        title={words.nav.more}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a click on a link inside closes the sheet */}
        <div className="phone-more" onClick={() => setOpen(false)}>
          {entries.slice(ON_PHONE).map((entry) => (
            <NavLink key={entry.name} entry={entry} />
          ))}
          <SystemLinks />
          <DataState />
        </div>
      </Drawer>
    </nav>
  );
}
