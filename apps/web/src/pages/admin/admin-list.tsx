import type { ReactNode } from 'react';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { useLanguage } from '../../words/language.tsx';
import { AdminTools, type Make } from './admin-tools.tsx';
import '../../parts/stacked-rows.css';

interface List {
  readonly label: string;
  readonly lead: ReactNode;
  readonly make: Make | null;
  /** Said where there is no row yet. */
  readonly empty: string;
  /** Why something done to a row was turned away. */
  readonly error: Error | null;
  readonly heads: readonly Head[];
  /** Rows end with what is done to them. */
  readonly hasActions?: boolean;
  /** As wide as a phone: every cell a line with its head before it, or without the second column, which is elsewhere too. */
  readonly narrow?: 'stacked' | 'without-second';
  readonly children: readonly ReactNode[];
}

export type Head = string | { readonly number: string };

/** Rows that are administered: what they are for, what was refused, the rows or how to begin. */
export function AdminList(props: List) {
  const { label, lead, make, empty, error, heads, hasActions = false, narrow = '', children } = props;
  const { words } = useLanguage();
  const failure = error === null ? null : <Failure error={error} />;
  if (children.length === 0)
    return (
      <>
        {failure}
        <Empty text={empty} {...(make === null ? {} : { action: make.text, onAction: make.begin })} />
      </>
    );
  return (
    <>
      <AdminTools lead={lead} make={make} />
      {failure}
      <div className="scroll">
        <table className={`grid ${narrow}`} aria-label={label}>
          <thead>
            <tr>
              {heads.map((head) =>
                typeof head === 'string' ? (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ) : (
                  <th key={head.number} scope="col" className="number">
                    {head.number}
                  </th>
                ),
              )}
              {hasActions ? <th scope="col" aria-label={words.admin.actions} /> : null}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </>
  );
}
