import { type ReactNode, useState } from 'react';
import { Icon, type IconName } from '../../parts/icon.tsx';

interface Group {
  /** Of the group, where its state is kept. */
  readonly name: string;
  readonly title: string;
  readonly icon: IconName;
  readonly isFolded: boolean;
  readonly unfold: () => void;
  readonly children: ReactNode;
}

/** Entries below a name; the group remembers whether it is open. */
export function NavGroup({ name, title, icon, isFolded, unfold, children }: Group) {
  const key = `plumbline.navigation.${name}`;
  const [isOpen, setOpen] = useState(() => localStorage.getItem(key) !== 'closed');
  const toggle = () => {
    if (isFolded) return unfold();
    localStorage.setItem(key, isOpen ? 'closed' : 'open');
    setOpen(!isOpen);
  };
  return (
    <>
      <button
        type="button"
        className="nav-item nav-group"
        onClick={toggle}
        aria-expanded={isOpen && !isFolded}
        title={title}
      >
        <Icon name={icon} />
        <span>{title}</span>
        <Icon name={isOpen ? 'down' : 'right'} />
      </button>
      {isOpen && !isFolded ? children : null}
    </>
  );
}
