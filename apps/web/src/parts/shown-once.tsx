import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../words/language.tsx';
import { copyText } from './copy-text.ts';
import { Icon } from './icon.tsx';
import './shown-once.css';

interface Shown {
  readonly label: string;
  /** Lines of it. */
  readonly text: readonly string[];
  readonly note: string;
}

/** A secret that nobody can ask for again: to be copied now. */
export function ShownOnce({ label, text, note }: Shown) {
  const { words } = useLanguage();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <section className="shown-once" aria-label={label}>
      <div className="shown-once-text" data-once>
        {text.map((line) => (
          <code key={line}>{line}</code>
        ))}
      </div>
      <Button
        size="small"
        icon={<Icon name={copied === true ? 'check' : 'copy'} />}
        onClick={() => void copyText(text.join('\n')).then(setCopied)}
      >
        {copied === true ? words.parts.once.copied : words.parts.once.copy}
      </Button>
      <p className="note" role="status">
        {copied === false ? words.parts.once.byHand : note}
      </p>
    </section>
  );
}
