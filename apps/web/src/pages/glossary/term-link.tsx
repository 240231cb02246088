import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { FrameSearch } from '../../frame/search.ts';

interface TermAt {
  readonly name: string;
  /** Shown on hover and focus; absent: nothing is. */
  readonly hint?: string | undefined;
  readonly className?: string;
  readonly isChosen?: boolean;
  readonly children: ReactNode;
}

/** Shows another term on the page, what is looked for staying as it is. */
export function TermLink({ name, hint, className, isChosen, children }: TermAt) {
  const link = (
    <Link
      to="."
      search={(now: FrameSearch) => ({ ...now, term: name })}
      activeProps={{}}
      {...(className === undefined ? {} : { className })}
      {...(isChosen === true ? { 'aria-current': 'true' as const } : {})}
    >
      {children}
    </Link>
  );
  if (hint === undefined) return link;
  return (
    <Tooltip title={hint} mouseEnterDelay={0.15} arrow={false}>
      {link}
    </Tooltip>
  );
}
