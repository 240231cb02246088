import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../words/language.tsx';

/** Before there is one: what it would be, and how it is written. */
export function FirstTerm() {
  const { words } = useLanguage();
  const [isCopied, setCopied] = useState(false);
  const { glossary: text } = words;
  const copy = () => void navigator.clipboard?.writeText(text.example).then(() => setCopied(true));
  return (
    <div className="first-term">
      <h2>{text.firstTitle}</h2>
      <p>{text.firstText}</p>
      <pre>{text.example}</pre>
      <Button type="primary" onClick={copy}>
        {isCopied ? text.copied : text.copy}
      </Button>
    </div>
  );
}
