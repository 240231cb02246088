import { type ReactNode, useEffect, useRef } from 'react';
import { useLanguage } from '../../../words/language.tsx';
import './window.css';

interface WindowProps {
  readonly title: string;
  readonly close: () => void;
  /** `left`: over the whole height. */
  readonly place?: 'middle' | 'left';
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** The browser's own dialog: it keeps the focus, Escape closes it, and it needs no inline style, which the server forbids. */
export function Window({ title, close, place = 'middle', isWide = false, children }: WindowProps) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    box.current?.showModal();
    box.current?.querySelector<HTMLElement>('.window-body :is(input, textarea, button)')?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does what a click beside it does
    <dialog
      ref={box}
      className={`window ${place}${isWide ? ' wide' : ''}`}
      aria-label={title}
      onClose={close}
      onClick={(event) => (event.target === box.current ? close() : undefined)}
    >
      <WindowHead title={title} close={close} />
      <div className="window-body">{children}</div>
    </dialog>
  );
}

export function WindowHead({ title, close }: Pick<WindowProps, 'title' | 'close'>) {
  const { words } = useLanguage();
  return (
    <header className="window-head">
      <h2>{title}</h2>
      <button type="button" className="window-close" aria-label={words.explore.closeWindow} onClick={close}>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
      </button>
    </header>
  );
}
