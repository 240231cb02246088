import { ConfigProvider } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
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

/** The browser's own dialog: it keeps the focus, and needs no styles that the page's policy forbids. */
export function Dialog({ title, close, children, footer, isWide = false }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => box.current?.showModal(), []);
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
      <ConfigProvider getPopupContainer={() => box.current ?? document.body}>{children}</ConfigProvider>
      <footer>{footer}</footer>
    </dialog>
  );
}
