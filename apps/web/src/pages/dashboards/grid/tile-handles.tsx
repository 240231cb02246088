import type { KeyboardEvent } from 'react';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { TileActions, type TileActs } from './tile-actions.tsx';
import type { useCarry } from './use-carry.ts';

type Handlers = ReturnType<ReturnType<typeof useCarry>['handlers']> & {
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** For mouse and keyboard: a handle to carry the tile, a corner to size it. */
export function TileHandles(props: TileActs & { readonly move: Handlers; readonly size: Handlers }) {
  const { tile: text } = useLanguage().words.dashboards;
  const { title, edit, remove, move, size } = props;
  return (
    <>
      <div className="tile-tools">
        <button type="button" className="icon-button grip" aria-label={text.move(title)} {...move}>
          <Icon name="grip" />
        </button>
        <TileActions title={title} edit={edit} remove={remove} />
      </div>
      <button type="button" className="tile-corner" aria-label={text.resize(title)} {...size} />
    </>
  );
}
