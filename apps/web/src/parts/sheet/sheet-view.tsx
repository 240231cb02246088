import { useRef } from 'react';
import { useLanguage } from '../../words/language.tsx';
import { classes } from './classes.ts';
import { pinnedAt } from './pinned-at.ts';
import type { Place, Sheet, SheetCell, SheetLine } from './sheet.ts';
import { SheetHeads } from './sheet-heads.tsx';
import { HEADS, useActiveCell } from './use-active-cell.ts';
import { type ShownColumns, useColumnWindow } from './use-column-window.ts';
import { useWindow } from './use-window.ts';
import './sheet.css';

const LINE = 27;

interface View {
  readonly sheet: Sheet;
  readonly onToggle?: ((index: number) => void) | undefined;
  /** A cell was opened; `from` is where it stands on the screen. */
  readonly onOpen?: ((place: Place, from: HTMLElement) => void) | undefined;
}

/** A table of any size: only lines and columns in sight are in the document, heads and names stay, arrows move through the cells. */
export function SheetView({ sheet, onToggle, onOpen }: View) {
  const { words } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const { first, last } = useWindow(box, sheet.count, LINE);
  const ends = sheet.widths.length - (sheet.pinned ?? 0);
  const columns = useColumnWindow(box, sheet.widths, { names: sheet.nameColumns, ends });
  const headHeight = sheet.heads.length * LINE;
  const hasHeads = sheet.heads.at(-1)?.some(({ sort }) => sort !== undefined) === true;
  const { widths, nameColumns } = sheet;
  const size = { lines: sheet.count, widths, nameColumns, ends, lineHeight: LINE, headHeight, hasHeads };
  const { active, setActive, onKeyDown } = useActiveCell(box, size, (place, key) => {
    if (place.line === HEADS) return false;
    const { isOpen } = sheet.line(place.line);
    const isName = place.column < sheet.nameColumns;
    if (isName && isOpen !== null && key === (isOpen ? 'ArrowLeft' : 'ArrowRight')) {
      onToggle?.(place.line);
      return true;
    }
    if (key !== 'Enter' && key !== ' ') return false;
    const from = box.current?.querySelector<HTMLElement>(`[data-place="${place.line}:${place.column}"]`);
    if (from !== null && from !== undefined) onOpen?.(place, from);
    return true;
  });
  const click = ({ target }: { readonly target: EventTarget }) => {
    const from = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    const [line = -1, column = -1] = (from?.dataset.place ?? '').split(':').map(Number);
    if (from === null || line < HEADS) return;
    setActive({ line, column });
    if (line === HEADS) return;
    if (target instanceof Element && target.closest('.sheet-toggle') !== null) onToggle?.(line);
    else onOpen?.({ line, column }, from);
  };
  const lines = Array.from({ length: last - first }, (_, i) => ({
    index: first + i,
    line: sheet.line(first + i),
  }));
  return (
    <>
      <div className="sheet" ref={box}>
        <table
          role={sheet.isTree ? 'treegrid' : 'grid'}
          aria-label={sheet.label}
          aria-description={words.explore.tableHelp}
          aria-rowcount={sheet.count + sheet.heads.length}
          aria-colcount={sheet.widths.length}
          style={{ width: sheet.widths.reduce((sum, width) => sum + width, 0) }}
          onKeyDown={onKeyDown}
          onClick={click}
        >
          <colgroup>
            {sheet.widths.map((width, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <col key={i} style={{ width }} />
            ))}
          </colgroup>
          <thead>
            <SheetHeads sheet={sheet} columns={columns} lineHeight={LINE} active={active} />
          </thead>
          <tbody>
            <Gap height={first * LINE} />
            {lines.map(({ index, line }) => (
              <LineView
                key={line.key}
                sheet={sheet}
                index={index}
                line={line}
                columns={columns}
                active={active.line === index ? active.column : -1}
              />
            ))}
            <Gap height={(sheet.count - last) * LINE} />
          </tbody>
        </table>
      </div>
      {sheet.foot === null || sheet.foot === undefined ? null : (
        <p className="note sheet-foot">{sheet.foot}</p>
      )}
    </>
  );
}

function Gap({ height }: { readonly height: number }) {
  return height <= 0 ? null : <tr style={{ height }} />;
}

function LineView(props: {
  readonly sheet: Sheet;
  readonly index: number;
  readonly line: SheetLine;
  readonly columns: ShownColumns;
  /** The column that takes the focus; -1: none of this line. */
  readonly active: number;
}) {
  const { sheet, index, line, columns, active } = props;
  const { nameColumns, heads, widths, isTree } = sheet;
  const expanded = line.isOpen === null ? {} : { 'aria-expanded': line.isOpen };
  const level = isTree && !line.isTotal ? { 'aria-level': line.depth + 1 } : {};
  const ends = widths.length - (sheet.pinned ?? 0);
  const shared = (cell: SheetCell, column: number) => ({
    'data-place': `${index}:${column}`,
    'aria-colindex': column + 1,
    tabIndex: active === column ? 0 : -1,
    title: cell.hint,
    className: classes([cellClass(cell, column < nameColumns) ?? false, column >= ends && 'pinned']),
  });
  const figure = (column: number) => {
    const cell = line.cell(column);
    return (
      <td
        key={column}
        data-exact={cell.exact}
        data-column={cell.column}
        style={pinnedAt(widths, column, ends)}
        {...shared(cell, column)}
      >
        {cell.text}
        {cell.leftOut === undefined ? null : <small className="sheet-left-out">{cell.leftOut}</small>}
      </td>
    );
  };
  return (
    <tr
      className={classes([line.isTotal && 'total', line.isOpen !== null && 'group'])}
      aria-rowindex={index + heads.length + 1}
      {...expanded}
      {...level}
    >
      {range(0, nameColumns).map((column) => {
        const cell = line.cell(column);
        return (
          <th key={column} scope="row" {...shared(cell, column)}>
            <span className="sheet-name" style={{ paddingLeft: column === 0 ? indentOf(line) : 0 }}>
              {column > 0 || line.isOpen === null ? null : <Toggle isOpen={line.isOpen} />}
              <span className="sheet-text">{cell.text}</span>
              {cell.mark === undefined ? null : <small className="sheet-mark">{cell.mark}</small>}
            </span>
          </th>
        );
      })}
      <Room span={columns.first - nameColumns} />
      {range(columns.first, columns.last).map(figure)}
      <Room span={ends - columns.last} />
      {range(ends, widths.length).map(figure)}
    </tr>
  );
}

/** Where columns stand that are not drawn. */
function Room({ span }: { readonly span: number }) {
  return span <= 0 ? null : <td colSpan={span} aria-hidden="true" />;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

/** For the mouse; by keyboard the arrows do it, and the line itself says whether it is open. */
function Toggle({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <span className="sheet-toggle">
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path
          d={isOpen ? 'M3.5 6l4.5 4.5L12.5 6' : 'M6 3.5L10.5 8 6 12.5'}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </span>
  );
}

function indentOf({ depth, isOpen }: SheetLine): number {
  return depth <= 0 ? 0 : depth * 18 + (isOpen === null ? 10 : 0);
}

function cellClass(cell: SheetCell, isName: boolean): string | undefined {
  return classes([
    cell.isNumber && 'number',
    cell.isGroupStart && 'group-start',
    cell.isStrong === true && 'strong',
    cell.isSum === true && 'sum',
    cell.isRestated === true && 'restated',
    cell.isOpen === true && 'open',
    cell.tone === 'favourable' && 'good',
    cell.tone === 'unfavourable' && 'bad',
    isName && 'name',
  ]);
}
