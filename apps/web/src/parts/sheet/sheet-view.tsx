import { useRef } from 'react';
import { useLanguage } from '../../words/language.tsx';
import type { Place, Sheet, SheetCell, SheetHead, SheetLine } from './sheet.ts';
import { useActiveCell } from './use-active-cell.ts';
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
  const { words } = useLanguage();
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
  const click = ({ target }: { readonly target: EventTarget }) => {
    const from = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    const [line = -1, column = -1] = (from?.dataset.place ?? '').split(':').map(Number);
    if (from === null || line < 0) return;
    setActive({ line, column });
    if (target instanceof Element && target.closest('.sheet-toggle') !== null) onToggle?.(line);
    else onOpen?.({ line, column }, from);
  };
  return (
    <>
      <div className="sheet" ref={box}>
        <table
          role={sheet.isTree ? 'treegrid' : 'grid'}
          aria-label={sheet.label}
          aria-description={words.explore.tableHelp}
          aria-rowcount={sheet.count + sheet.heads.length}
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
            {sheet.heads.map((heads, level) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
              <tr key={level} style={{ top: level * LINE }}>
                {heads.map((head) => (
                  <HeadCell
                    key={head.key}
                    head={head}
                    isLast={level === sheet.heads.length - 1}
                    level={level}
                  />
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
      className={classes([
        head.isNumber && isLast && 'number',
        head.isGroupStart && 'group-start',
        !isLast && 'outer',
        head.isStrong === true && 'strong',
      ])}
      aria-sort={sort?.way}
    >
      {sort === undefined ? (
        name
      ) : (
        <button type="button" className="sheet-sort" aria-label={sort.name} onClick={sort.toggle}>
          {name}
          {sort.way === 'none' ? null : (
            <span aria-hidden="true">{sort.way === 'ascending' ? ' ↑' : ' ↓'}</span>
          )}
        </button>
      )}
    </th>
  );
}

function LineView(props: {
  readonly sheet: Sheet;
  readonly index: number;
  readonly line: SheetLine;
  /** The column that takes the focus; -1: none of this line. */
  readonly active: number;
}) {
  const { sheet, index, line, active } = props;
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
        const place = `${index}:${column}`;
        const shared = {
          'data-place': place,
          tabIndex: active === column ? 0 : -1,
          title: cell.hint,
          className: cellClass(cell, column < sheet.nameColumns),
        };
        return column < sheet.nameColumns ? (
          <th key={place} scope="row" {...shared}>
            <span className="sheet-name" style={{ paddingLeft: column === 0 ? indentOf(line) : 0 }}>
              {column > 0 || line.isOpen === null ? null : <Toggle isOpen={line.isOpen} />}
              <span className="sheet-text">{cell.text}</span>
            </span>
          </th>
        ) : (
          <td key={place} data-exact={cell.exact} data-column={cell.column} {...shared}>
            {cell.text}
          </td>
        );
      })}
    </tr>
  );
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
    cell.tone === 'favourable' && 'good',
    cell.tone === 'unfavourable' && 'bad',
    isName && 'name',
  ]);
}

function classes(names: readonly (string | false)[]): string | undefined {
  const some = names.filter((name) => name !== false);
  return some.length === 0 ? undefined : some.join(' ');
}
