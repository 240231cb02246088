import { type ReactNode, useEffect, useRef } from 'react';
import { WindowHead } from './window.tsx';
import './window.css';

/** Stands beside the page, which stays in use: another figure can be opened while it is there. */
export function SidePanel(props: {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}) {
  const { title, close, children } = props;
  const box = useRef<HTMLElement>(null);
  const leave = useRef(close);
  leave.current = close;
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && box.current?.contains(document.activeElement) === true) leave.current();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside ref={box} className="side-panel" aria-label={title} tabIndex={-1}>
      <WindowHead title={title} close={close} />
      <div className="window-body">{children}</div>
    </aside>
  );
}
