import { useRef } from 'react';
import { useLanguage } from '../../../words/language.tsx';
import type { Sheet, SheetCell, SheetHead, SheetLine } from './sheet.ts';
import { type Place, useActiveCell } from './use-active-cell.ts';
import { useWindow } from './use-window.ts';
import './sheet.css';

const LINE = 27;

interface View {
  readonly sheet: Sheet;
  readonly onToggle?: ((index: number) => void) | undefined;
  /** A cell was opened; `from` is where it stands on the screen. */
  readonly onOpen?: ((place: Place, from: HTMLElement) => void) | undefined;
}

/** A table of any length: only lines in sight are in the document, heads and names stay, arrows move through the cells. */
export function SheetView({ sheet, onToggle, onOpen }: View) {
  const box = useRef<HTMLDivElement>(null);
  const { first, last } = useWindow(box, sheet.count, LINE);
  const headHeight = sheet.heads.length * LINE;
  const size = { lines: sheet.count, columns: sheet.widths.length, lineHeight: LINE, headHeight };
  const { active, setActive, onKeyDown } = useActiveCell(box, size, (place, key) => {
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
  const open = (place: Place, from: HTMLElement) => {
    setActive(place);
    onOpen?.(place, from);
  };
  return (
    <div className="sheet" ref={box}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of ARIA on a table */}
      <table
        role={sheet.isTree ? 'treegrid' : 'grid'}
        aria-label={sheet.label}
        aria-rowcount={sheet.count + sheet.heads.length}
        style={{ width: sheet.widths.reduce((sum, width) => sum + width, 0) }}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {sheet.widths.map((width, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <col key={i} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          {sheet.heads.map((heads, level) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
            <tr key={level} style={{ top: level * LINE }}>
              {heads.map((head) => (
                <HeadCell key={head.key} head={head} isLast={level === sheet.heads.length - 1} level={level} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          <Gap height={first * LINE} />
          {Array.from({ length: last - first }, (_, i) => first + i).map((index) => (
            <LineView
              key={sheet.line(index).key}
              sheet={sheet}
              index={index}
              line={sheet.line(index)}
              active={active.line === index ? active.column : -1}
              onToggle={onToggle}
              onOpen={open}
            />
          ))}
          <Gap height={(sheet.count - last) * LINE} />
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height }: { readonly height: number }) {
  return height <= 0 ? null : <tr aria-hidden="true" style={{ height }} />;
}

function HeadCell(props: { readonly head: SheetHead; readonly isLast: boolean; readonly level: number }) {
  const { head, isLast, level } = props;
  const { key, text, hint, mark, span, sort } = head;
  const name = (
    <>
      {text}
      {mark === undefined ? null : <small className="sheet-mark">{mark}</small>}
    </>
  );
  return (
    <th
      key={key}
      scope={isLast ? 'col' : 'colgroup'}
      colSpan={span}
      title={hint}
      style={{ top: level * LINE }}
      className={classes([head.isNumber && isLast && 'number', head.isGroupStart && 'group-start', !isLast && 'outer'])}
      aria-sort={sort?.way}
    >
      {sort === undefined ? (
        name
      ) : (
        <button type="button" className="sheet-sort" aria-label={sort.name} onClick={sort.toggle}>
          {name}
          {sort.way === 'none' ? null : <span aria-hidden="true">{sort.way === 'ascending' ? ' ↑' : ' ↓'}</span>}
        </button>
      )}
    </th>
  );
}

function LineView(props: {
  readonly sheet: Sheet;
  readonly index: number;
  readonly line: SheetLine;
  readonly active: number;
  readonly onToggle: View['onToggle'];
  readonly onOpen: (place: Place, from: HTMLElement) => void;
}) {
  const { words } = useLanguage();
  const { sheet, index, line, active, onToggle, onOpen } = props;
  const expanded = line.isOpen === null ? {} : { 'aria-expanded': line.isOpen };
  const level = sheet.isTree && !line.isTotal ? { 'aria-level': line.depth + 1 } : {};
  return (
    <tr
      className={classes([line.isTotal && 'total', line.isOpen !== null && 'group'])}
      aria-rowindex={index + sheet.heads.length + 1}
      {...expanded}
      {...level}
    >
      {line.cells.map((cell, column) => {
        const isName = column < sheet.nameColumns;
        const shared = {
          'data-place': `${index}:${column}`,
          tabIndex: active === column ? 0 : -1,
          title: cell.hint,
          className: cellClass(cell, isName),
          onClick: (event: { readonly currentTarget: HTMLElement }) =>
            onOpen({ line: index, column }, event.currentTarget),
        };
        const toggle =
          column > 0 || line.isOpen === null ? null : (
            <button
              type="button"
              className="sheet-toggle"
              tabIndex={-1}
              aria-label={line.isOpen ? words.explore.close : words.explore.open}
              onClick={(event) => {
                event.stopPropagation();
                onToggle?.(index);
              }}
            >
              <Chevron isOpen={line.isOpen} />
            </button>
          );
        const key = `${index}:${column}`;
        return isName ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a cell of a grid takes the focus
          <th key={key} scope="row" role="rowheader" {...shared}>
            <span className="sheet-name" style={{ paddingLeft: indentOf(line, column) }}>
              {toggle}
              <span className="sheet-text">{cell.text}</span>
            </span>
          </th>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a cell of a grid takes the focus
          <td key={key} role="gridcell" data-exact={cell.exact} {...shared}>
            {cell.text}
          </td>
        );
      })}
    </tr>
  );
}

function indentOf(line: SheetLine, column: number): number {
  if (column > 0) return 0;
  return line.depth <= 0 ? 0 : line.depth * 18 + (line.isOpen === null ? 10 : 0);
}

function Chevron({ isOpen }: { readonly isOpen: boolean }) {
  return (
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
  );
}

function cellClass(cell: SheetCell, isName: boolean): string | undefined {
  return classes([
    cell.isNumber && 'number',
    cell.isGroupStart && 'group-start',
    cell.isStrong === true && 'strong',
    cell.tone === 'favourable' && 'good',
    cell.tone === 'unfavourable' && 'bad',
    isName && 'name',
  ]);
}

function classes(names: readonly (string | false)[]): string | undefined {
  const some = names.filter((name) => name !== false);
  return some.length === 0 ? undefined : some.join(' ');
}
