import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';

export interface Make {
  readonly text: string;
  readonly begin: () => void;
}

interface Tools {
  readonly lead: ReactNode;
  /** What the reader may make here; null: nothing. */
  readonly make: Make | null;
  readonly icon?: 'plus' | 'eye';
  /** What stands before the sentence. */
  readonly children?: ReactNode;
}

/** What a part of administration is about, and the one thing to begin with. */
export function AdminTools({ lead, make, icon = 'plus', children }: Tools) {
  return (
    <div className="admin-tools">
      {children}
      <p className="note">{lead}</p>
      {make === null ? null : (
        <Button type="primary" icon={<Icon name={icon} />} onClick={make.begin}>
          {make.text}
        </Button>
      )}
    </div>
  );
}
