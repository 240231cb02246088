import { type ReactNode, useState } from 'react';
import { useLanguage } from '../../../words/language.tsx';
import { type Dragged, dropped, isField } from '../fields/dragged.ts';

/** A named group of chips that fields can be dropped on. */
export function Shelf(props: {
  readonly label: string;
  readonly isEmpty: boolean;
  readonly onDrop: (dragged: Dragged) => void;
  readonly children: ReactNode;
}) {
  const { words } = useLanguage();
  const [isOver, setOver] = useState(false);
  const { label, isEmpty, onDrop, children } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line
    <div
      role="group"
      aria-label={label}
      className={isOver ? 'shelf over' : 'shelf'}
      onDragOver={(event) => {
        if (!isField(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const field = dropped(event);
        if (field === null) return;
        event.preventDefault();
        onDrop(field);
      }}
    >
      <span className="shelf-label">{label}</span>
      {isEmpty ? <span className="shelf-empty">{words.explore.dropHere}</span> : children}
    </div>
  );
}
