import { Button } from 'antd';
import type { ReactNode } from 'react';
import './empty.css';

interface EmptyProps {
  readonly text: ReactNode;
  /** The next step: one button, or none where the reader can do nothing. */
  readonly action?: string;
  readonly onAction?: () => void;
}

/** Nothing there yet: says what would be, and offers the next step. */
export function Empty({ text, action, onAction }: EmptyProps) {
  return (
    <div className="empty">
      <p>{text}</p>
      {action === undefined ? null : (
        <Button type="primary" size="small" onClick={onAction}>
          {action}
        </Button>
      )}
    </div>
  );
}
