import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { reorder } from './reorder.ts';
import '../../../parts/icon-button.css';

const ROW = 36;

interface FollowListProps {
  readonly names: readonly string[];
  readonly labelOf: (name: string) => string;
  readonly change: (names: readonly string[]) => void;
}

/** Ordered by dragging a handle, or with its arrow keys. */
export function FollowList({ names, labelOf, change }: FollowListProps) {
  const { follow: text } = useLanguage().words.home;
  const [said, say] = useState('');
  const [drag, setDrag] = useState<{ readonly name: string; readonly to: number } | null>(null);
  const start = useRef(0);
  const move = (name: string, to: number) => {
    const next = reorder(names, names.indexOf(name), to);
    change(next);
    say(text.moved(labelOf(name), next.indexOf(name) + 1, next.length));
  };
  const onKeyDown = (name: string) => (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(name, names.indexOf(name) + by);
  };
  const follow = (name: string) => (event: PointerEvent) => {
    if (drag === null) return;
    const rows = Math.round((event.clientY - start.current) / ROW);
    setDrag({ name, to: Math.max(0, Math.min(names.length - 1, names.indexOf(name) + rows)) });
  };
  return (
    <>
      <ol className="follow-list" style={{ minHeight: names.length * ROW }}>
        {names.map((name, at) => (
          <li
            key={name}
            className={drag?.name === name ? 'carried' : ''}
            style={{ transform: `translateY(${offsetOf(at, names, drag) * ROW}px)` }}
          >
            <button
              type="button"
              className="icon-button grip"
              aria-label={text.move(labelOf(name))}
              onKeyDown={onKeyDown(name)}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                start.current = event.clientY;
                setDrag({ name, to: at });
              }}
              onPointerMove={follow(name)}
              onPointerUp={() => {
                if (drag !== null) move(name, drag.to);
                setDrag(null);
              }}
              onPointerCancel={() => setDrag(null)}
            >
              <Icon name="grip" />
            </button>
            <span>{labelOf(name)}</span>
            <button
              type="button"
              className="icon-button"
              aria-label={text.remove(labelOf(name))}
              onClick={() => change(names.filter((one) => one !== name))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
      <p className="unseen" role="status">
        {said}
      </p>
    </>
  );
}

/** Rows between where an entry stands and where it will stand. */
function offsetOf(
  at: number,
  names: readonly string[],
  drag: { readonly name: string; readonly to: number } | null,
): number {
  if (drag === null) return 0;
  const next = reorder(names, names.indexOf(drag.name), drag.to);
  return next.indexOf(names[at] ?? '') - at;
}
