import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useLanguage } from '../../words/language.tsx';
import { AskSheet } from './ask-sheet.tsx';
import './ask.css';

const IS_MAC = /mac|iphone|ipad/i.test(navigator.userAgent);

/** ⌘K: jumps to anything by its name. */
export function AskBox() {
  const { words } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      setOpen(true);
      if (sheet.current?.open === false) sheet.current.showModal();
    };
    addEventListener('keydown', open);
    return () => removeEventListener('keydown', open);
  }, []);
  useEffect(() => {
    if (isOpen) sheet.current?.showModal();
  }, [isOpen]);
  return (
    <>
      <button
        type="button"
        className="ask-box"
        onClick={() => setOpen(true)}
        aria-label={words.ask.label}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Icon name="search" />
        <span>{words.ask.open}</span>
        <kbd>{IS_MAC ? '\u2318K' : 'Ctrl K'}</kbd>
      </button>
      {isOpen ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
        <dialog
          ref={sheet}
          className="ask-sheet"
          aria-label={words.ask.label}
          // A dialog tells that it closed a moment later: by then the keys may have opened it again.
          onClose={() => setOpen(sheet.current?.open === true)}
          onClick={(event) => {
            if (event.target === sheet.current) sheet.current?.close();
          }}
        >
          <AskSheet close={() => sheet.current?.close()} />
        </dialog>
      ) : null}
    </>
  );
}
