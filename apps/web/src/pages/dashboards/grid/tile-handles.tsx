import type { KeyboardEvent } from 'react';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { useCarry } from './use-carry.ts';
import '../../../parts/icon-button.css';

type Handlers = ReturnType<ReturnType<typeof useCarry>['handlers']> & {
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** For mouse and keyboard: a handle to carry the tile, a corner to size it. */
export function TileHandles(props: {
  readonly title: string;
  readonly edit: () => void;
  readonly remove: () => void;
  readonly move: Handlers;
  readonly size: Handlers;
}) {
  const { tile: text } = useLanguage().words.dashboards;
  const { title, edit, remove, move, size } = props;
  return (
    <>
      <div className="tile-tools">
        <button type="button" className="icon-button grip" aria-label={text.move(title)} {...move}>
          <Icon name="grip" />
        </button>
        <button type="button" className="icon-button" aria-label={text.edit(title)} onClick={edit}>
          <Icon name="pencil" />
        </button>
        <button type="button" className="icon-button" aria-label={text.remove(title)} onClick={remove}>
          <Icon name="close" />
        </button>
      </div>
      <button type="button" className="tile-corner" aria-label={text.resize(title)} {...size} />
    </>
  );
}
