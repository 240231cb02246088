import { Dropdown, type MenuProps } from 'antd';
import { useLanguage } from '../../../words/language.tsx';
import { type Dragged, startDrag } from './dragged.ts';

export function FieldItem(props: {
  readonly label: string;
  readonly hint: string;
  readonly mark: string;
  readonly isOn: boolean;
  readonly dragged: Dragged;
  readonly toggle: () => void;
  readonly menu?: NonNullable<MenuProps['items']>;
}) {
  const { words } = useLanguage();
  const { label, hint, mark, isOn, dragged, toggle, menu } = props;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is one way of three, beside the box and the menu
    <div
      className={isOn ? 'field on' : 'field'}
      draggable
      onDragStart={(event) => startDrag(event, dragged)}
      data-field={dragged.name}
    >
      <label title={hint}>
        <input type="checkbox" checked={isOn} onChange={toggle} />
        <span>{label}</span>
      </label>
      <small>{mark}</small>
      {menu === undefined ? null : (
        <Dropdown autoFocus menu={{ items: menu }} trigger={['click']} placement="bottomRight">
          <button type="button" className="field-menu" aria-label={words.explore.optionsOf(label)}>
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
              <path
                d="M3 8h.01M8 8h.01M13 8h.01"
                stroke="currentColor"
                strokeWidth="2.4"
                strokeLinecap="round"
              />
            </svg>
          </button>
        </Dropdown>
      )}
    </div>
  );
}
