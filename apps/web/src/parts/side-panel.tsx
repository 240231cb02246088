import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useLanguage } from '../words/language.tsx';
import { Icon } from './icon.tsx';
import './side-panel.css';

interface Panel {
  readonly title: ReactNode;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** Details beside what was chosen; the whole width on a phone. Escape closes it. */
export function SidePanel({ title, close, children }: Panel) {
  const { words } = useLanguage();
  const panel = useRef<HTMLDialogElement>(null);
  // Closed before it is taken away: the focus goes back to what opened it.
  useLayoutEffect(() => {
    const shown = panel.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={panel}
      className="side-panel"
      onClose={() => {
        if (panel.current?.open === false) close();
      }}
      onClick={(event) => {
        if (event.target === panel.current) panel.current?.close();
      }}
    >
      <header>
        <h2>{title}</h2>
        <button
          type="button"
          className="plain-button"
          aria-label={words.parts.close}
          onClick={() => panel.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="side-panel-body">{children}</div>
    </dialog>
  );
}
