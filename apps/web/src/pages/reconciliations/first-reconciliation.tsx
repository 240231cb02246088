import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../words/language.tsx';

/** Before there is one: what it would be, and how it is written. */
export function FirstReconciliation() {
  const { words } = useLanguage();
  const [isCopied, setCopied] = useState(false);
  const { reconciliations: text } = words;
  const copy = () => void navigator.clipboard?.writeText(text.example).then(() => setCopied(true));
  return (
    <section className="reconciliations first-reconciliation">
      <h1>{text.title}</h1>
      <h2>{text.firstTitle}</h2>
      <p>{text.firstText}</p>
      <pre>{text.example}</pre>
      <Button type="primary" onClick={copy}>
        {isCopied ? text.copied : text.copy}
      </Button>
    </section>
  );
}
