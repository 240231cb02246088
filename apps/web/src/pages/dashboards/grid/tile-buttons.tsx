import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Way } from './pass.ts';
import { TileActions, type TileActs } from './tile-actions.tsx';

interface TileButtonsProps extends TileActs {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly pass: (way: Way, button: HTMLElement) => void;
}

/** For a thumb: everything is a button. */
export function TileButtons({ title, isFirst, isLast, pass, edit, remove }: TileButtonsProps) {
  const { tile: text } = useLanguage().words.dashboards;
  return (
    <div className="tile-buttons">
      {(
        [
          ['earlier', 'up', isFirst],
          ['later', 'down', isLast],
        ] as const
      ).map(([way, icon, isEnd]) => (
        <button
          key={way}
          type="button"
          className="icon-button"
          aria-label={text[way](title)}
          aria-disabled={isEnd}
          onClick={({ currentTarget }) => (isEnd ? undefined : pass(way, currentTarget))}
        >
          <Icon name={icon} />
        </button>
      ))}
      <TileActions title={title} edit={edit} remove={remove} />
    </div>
  );
}
