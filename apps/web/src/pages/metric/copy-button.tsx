import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useLanguage } from '../../words/language.tsx';

const SHOWN_MS = 1600;

/** Puts a text on the clipboard and says so for a moment. */
export function useCopied(): { readonly copied: boolean; readonly copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return { copied, copy: (text) => void navigator.clipboard.writeText(text).then(() => setCopied(true)) };
}

export function CopyButton(props: { readonly text: () => string; readonly children: ReactNode }) {
  const { words } = useLanguage();
  const { copied, copy } = useCopied();
  return <Button onClick={() => copy(props.text())}>{copied ? words.metric.copied : props.children}</Button>;
}
