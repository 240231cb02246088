import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../words/language.tsx';
import { copyText } from '../copy-text.ts';
import './first-entry.css';

interface FirstEntry {
  readonly title: string;
  readonly text: string;
  /** How one is written. */
  readonly example: string;
}

/** Before there is one: what it would be, and how it is written. */
export function FirstEntry({ title, text, example }: FirstEntry) {
  const { words } = useLanguage();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(example));
  return (
    <div className="first-entry">
      <h2>{title}</h2>
      <p>{text}</p>
      <pre>{example}</pre>
      <Button type="primary" onClick={() => void copy()}>
        {isCopied ? words.parts.first.copied : words.parts.first.copy}
      </Button>
    </div>
  );
}
