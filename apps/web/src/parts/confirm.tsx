import { Popconfirm } from 'antd';
import type { ReactElement } from 'react';
import { useLanguage } from '../words/language.tsx';

interface Confirmed {
  readonly title: string;
  /** What comes of it. */
  readonly text: string;
  /** On the button that does it. */
  readonly ok: string;
  /** It takes something away. */
  readonly isDanger?: boolean;
  readonly onConfirm: () => void;
  /** What opens the question. */
  readonly children: ReactElement;
}

/** Asks before what cannot be taken back. */
export function Confirm({ title, text, ok, isDanger = false, onConfirm, children }: Confirmed) {
  const { words } = useLanguage();
  return (
    <Popconfirm
      title={title}
      description={text}
      okText={ok}
      okButtonProps={{ danger: isDanger }}
      cancelText={words.parts.cancel}
      onConfirm={onConfirm}
    >
      {children}
    </Popconfirm>
  );
}
