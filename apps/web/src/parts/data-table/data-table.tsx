import type { KeyboardEvent, ReactNode } from 'react';
import { useRowKeys } from './use-row-keys.ts';
import { ROW, useSpan } from './use-span.ts';
import './data-table.css';

const HEAD = 28;

export interface TableColumn {
  readonly key: string;
  readonly title: ReactNode;
  /** Figures stand right, in digits of one width. */
  readonly isNumber?: boolean;
  readonly width?: number;
}

interface Table {
  /** What the table is about, for who cannot see it. */
  readonly label: string;
  readonly columns: readonly TableColumn[];
  readonly count: number;
  /** Height of the box; shorter tables take what they need. */
  readonly height?: number;
  readonly keyOf: (row: number) => string;
  readonly cellOf: (row: number, column: string) => ReactNode;
  /** A last line that stays in sight. */
  readonly totalOf?: (column: string) => ReactNode;
  /** By mouse or by keyboard: then the table is a grid whose rows take the focus. */
  readonly onRow?: (row: number) => void;
  readonly chosen?: number;
}

/** Any number of rows of equal height: the head stays above, the first column at the left, and only what is seen is drawn. */
export function DataTable(props: Table) {
  const { columns, count, totalOf, onRow } = props;
  const [box, span] = useSpan(count);
  const keys = useRowKeys(box, {
    count,
    page: 10,
    choose: (row) => onRow?.(row),
    reveal: (row) => reveal(box.current, row, totalOf !== undefined),
  });
  const isGrid = onRow !== undefined;
  const isReachable = isGrid && span.first <= keys.at && keys.at < span.end;
  const rows = Array.from({ length: span.end - span.first }, (_, i) => span.first + i);
  return (
    <section
      ref={box}
      className="data-table"
      style={{ maxHeight: props.height ?? 480 }}
      aria-label={props.label}
      tabIndex={isReachable ? -1 : 0}
      onKeyDown={isGrid ? keys.onKeyDown : jump}
    >
      <table
        className="grid"
        role={isGrid ? 'grid' : undefined}
        aria-label={isGrid ? props.label : undefined}
        aria-rowcount={count + 1}
      >
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={width === undefined ? {} : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr style={{ height: HEAD }}>
            {columns.map(({ key, title, isNumber }) => (
              <th key={key} scope="col" className={isNumber === true ? 'number' : ''}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space rows={span.first} columns={columns.length} />
          {rows.map((row) => (
            <Row key={props.keyOf(row)} {...props} row={row} focus={isGrid ? keys.rowProps(row) : {}} />
          ))}
          <Space rows={count - span.end} columns={columns.length} />
        </tbody>
        {totalOf === undefined ? null : (
          <tfoot>
            <tr>
              {columns.map(({ key, isNumber }) => (
                <td key={key} className={isNumber === true ? 'number' : ''}>
                  {totalOf(key)}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

/** To the first or the last row at once: the browser's own glide may end on the way while rows are drawn. */
function jump(event: KeyboardEvent<HTMLElement>): void {
  const box = event.currentTarget;
  if (event.target !== box || (event.key !== 'Home' && event.key !== 'End')) return;
  event.preventDefault();
  box.scrollTop = event.key === 'Home' ? 0 : box.scrollHeight;
}

/** Clear of the head above and of the total below. */
function reveal(box: HTMLElement | null, row: number, hasTotal: boolean): void {
  if (box === null) return;
  const top = row * ROW;
  const bottom = top + ROW + HEAD + (hasTotal ? ROW : 0) - box.clientHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop) box.scrollTop = bottom;
}

interface RowProps extends Table {
  readonly row: number;
  readonly focus: object;
}

function Row({ row, columns, cellOf, onRow, chosen, focus }: RowProps) {
  return (
    <tr
      style={{ height: ROW }}
      aria-rowindex={row + 2}
      aria-selected={onRow === undefined ? undefined : row === chosen}
      {...focus}
      className={`${row === chosen ? 'is-chosen' : ''} ${onRow === undefined ? '' : 'is-open'}`}
      onClick={onRow === undefined ? undefined : () => onRow(row)}
    >
      {columns.map(({ key, isNumber }) => (
        <td key={key} className={isNumber === true ? 'number' : ''}>
          {cellOf(row, key)}
        </td>
      ))}
    </tr>
  );
}

/** The height of the rows that are not drawn. */
function Space({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr className="space">
      <td colSpan={columns} style={{ height: rows * ROW }} />
    </tr>
  );
}
