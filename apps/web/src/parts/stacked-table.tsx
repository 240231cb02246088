import type { ReactNode } from 'react';
import './stacked-rows.css';

interface Stacked {
  readonly label: string;
  readonly heads: readonly string[];
  /** Its rows; each cell carries its head as `data-label`. */
  readonly children: ReactNode;
}

/** A table of few rows, of which each is a block of its own on a phone. */
export function StackedTable({ label, heads, children }: Stacked) {
  return (
    <div className="scroll">
      <table className="grid stacked" aria-label={label}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
