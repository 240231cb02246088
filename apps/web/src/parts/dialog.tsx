import { ConfigProvider } from 'antd';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  /** Escape, or a click beside. */
  readonly close: () => void;
  readonly children?: ReactNode;
  /** Buttons, the primary one last. */
  readonly footer: ReactNode;
  readonly isWide?: boolean;
}

const FOCUSABLE = 'input, textarea, select, button, a[href], [tabindex]';

/** The browser's own dialog: it keeps the focus, and needs no styles that the page's policy forbids. */
export function Dialog({ title, close, children, footer, isWide = false }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  // Closed before it is taken away: the focus goes back to what opened it.
  useLayoutEffect(() => {
    const shown = box.current;
    shown?.showModal();
    // What scrolls is offered the focus before the fields in it, and loses it when they come later.
    if (document.activeElement === body.current)
      (
        body.current?.querySelector<HTMLElement>(FOCUSABLE) ?? shown?.querySelector<HTMLElement>(FOCUSABLE)
      )?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={`dialog ${isWide ? 'wide' : ''}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id={id}>{title}</h2>
      <div ref={body} className="dialog-body">
        <ConfigProvider getPopupContainer={() => box.current ?? document.body}>{children}</ConfigProvider>
      </div>
      <footer>{footer}</footer>
    </dialog>
  );
}
