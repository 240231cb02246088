import { useEffect, useState } from 'react';
import { copyText } from '../../parts/copy-text.ts';
import { Icon } from '../../parts/icon.tsx';
import { useLanguage } from '../../words/language.tsx';
import '../../parts/icon-button.css';

const SHORT = 8;
const SAID_MS = 1600;

interface Hash {
  readonly hash: string;
  /** Of which period. */
  readonly of: string;
  readonly isWhole?: boolean;
}

/** A hash, short in a list, with a button that copies all of it. */
export function HashText({ hash, of, isWhole = false }: Hash) {
  const { words } = useLanguage();
  const { closes: text } = words;
  const [copied, setCopied] = useState<boolean | null>(null);
  useEffect(() => {
    if (copied !== true) return;
    const timer = setTimeout(() => setCopied(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const said = { true: text.copied, false: text.notCopied, null: '' }[`${copied}`];
  return (
    <span className="close-hash">
      <code title={hash}>{isWhole ? hash : hash.slice(0, SHORT)}</code>
      <button
        type="button"
        className="icon-button"
        aria-label={text.copyHash(of)}
        title={copied === false ? text.notCopied : undefined}
        onClick={() => void copyText(hash).then(setCopied)}
      >
        <Icon name={copied === true ? 'check' : copied === false ? 'close' : 'copy'} />
      </button>
      <span className="unseen" role="status">
        {said}
      </span>
    </span>
  );
}
