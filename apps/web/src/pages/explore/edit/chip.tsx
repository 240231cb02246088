import { Dropdown, type MenuProps } from 'antd';
import { useId } from 'react';
import { useLanguage } from '../../../words/language.tsx';
import { type Dragged, dropped, isField, startDrag } from '../fields/dragged.ts';

interface ChipProps {
  readonly text: string;
  readonly hint?: string | undefined;
  readonly isBad?: boolean | undefined;
  readonly menu?: MenuProps['items'];
  /** Instead of a menu. */
  readonly open?: (() => void) | undefined;
  readonly remove?: (() => void) | undefined;
  readonly dragged?: Dragged | undefined;
  /** Another field was dropped in front of it. */
  readonly onDropBefore?: ((dragged: Dragged) => void) | undefined;
}

/** A part of the question: its name opens what can be done with it, the cross removes it. */
export function Chip(props: ChipProps) {
  const { words } = useLanguage();
  const reason = useId();
  const { text, hint, isBad, menu, open, remove, dragged, onDropBefore } = props;
  const name = (
    <button
      type="button"
      className="q-name"
      title={hint}
      aria-describedby={hint === undefined ? undefined : reason}
      onClick={open}
    >
      {text}
    </button>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is one way of two, beside the menu
    <span
      className={isBad === true ? 'q-chip bad-chip' : 'q-chip'}
      draggable={dragged !== undefined}
      onDragStart={dragged === undefined ? undefined : (event) => startDrag(event, dragged)}
      onDragOver={(event) => {
        if (onDropBefore !== undefined && isField(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        const field = dropped(event);
        if (field === null || onDropBefore === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onDropBefore(field);
      }}
    >
      {menu === undefined ? (
        name
      ) : (
        <Dropdown autoFocus menu={{ items: menu }} trigger={['click']}>
          {name}
        </Dropdown>
      )}
      {hint === undefined ? null : (
        <span id={reason} className="spoken">
          {hint}
        </span>
      )}
      {remove === undefined ? null : (
        <button
          type="button"
          className="q-remove"
          aria-label={words.explore.removeNamed(text)}
          onClick={remove}
        >
          <svg viewBox="0 0 16 16" width="10" height="10" aria-hidden="true">
            <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
          </svg>
        </button>
      )}
    </span>
  );
}
