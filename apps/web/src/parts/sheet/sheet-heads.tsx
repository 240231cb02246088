import { classes } from './classes.ts';
import { clippedHeads } from './clipped-heads.ts';
import { pinnedAt } from './pinned-at.ts';
import type { Place, Sheet, SheetHead } from './sheet.ts';
import { HEADS } from './use-active-cell.ts';
import type { ShownColumns } from './use-column-window.ts';

/** The heads of the columns in sight, level by level; the last ones sort. */
export function SheetHeads(props: {
  readonly sheet: Sheet;
  readonly columns: ShownColumns;
  readonly lineHeight: number;
  readonly active: Place;
}) {
  const { sheet, columns, lineHeight, active } = props;
  const deepest = sheet.heads.length - 1;
  const ends = sheet.widths.length - (sheet.pinned ?? 0);
  return sheet.heads.map((heads, level) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
    <tr key={level} aria-rowindex={level + 1} style={{ top: level * lineHeight }}>
      {clippedHeads(heads, { names: sheet.nameColumns, ends }, columns).map((piece) =>
        piece.kind === 'gap' ? (
          <td key={piece.key} colSpan={piece.span} aria-hidden="true" />
        ) : (
          <HeadCell
            key={piece.head.key}
            head={piece.head}
            column={piece.column}
            isLast={level === deepest}
            isActive={active.line === HEADS && active.column === piece.column}
            top={level * lineHeight}
            pinned={pinnedAt(sheet.widths, piece.column + piece.head.span - 1, ends)}
          />
        ),
      )}
    </tr>
  ));
}

function HeadCell(props: {
  readonly head: SheetHead;
  readonly column: number;
  readonly isLast: boolean;
  readonly isActive: boolean;
  readonly top: number;
  readonly pinned: { readonly right: number } | undefined;
}) {
  const { head, column, isLast, isActive, top, pinned } = props;
  const { text, hint, mark, span, sort } = head;
  const name = (
    <>
      {text}
      {mark === undefined ? null : <small className="sheet-mark">{mark}</small>}
    </>
  );
  return (
    <th
      scope={isLast ? 'col' : 'colgroup'}
      colSpan={span}
      title={hint}
      style={{ top, ...pinned }}
      aria-colindex={column + 1}
      className={classes([
        head.isNumber && isLast && 'number',
        head.isGroupStart && 'group-start',
        !isLast && 'outer',
        head.isStrong === true && 'strong',
        pinned !== undefined && 'pinned',
      ])}
      aria-sort={sort?.way}
    >
      {sort === undefined ? (
        name
      ) : (
        <button
          type="button"
          className="sheet-sort"
          data-place={`${HEADS}:${column}`}
          tabIndex={isActive ? 0 : -1}
          aria-label={sort.name}
          onClick={sort.toggle}
        >
          {name}
          {sort.way === 'none' ? null : (
            <span aria-hidden="true">{sort.way === 'ascending' ? ' ↑' : ' ↓'}</span>
          )}
        </button>
      )}
    </th>
  );
}
