import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import '../../../parts/icon-button.css';

export interface TileActs {
  readonly title: string;
  readonly edit: () => void;
  readonly remove: () => void;
}

/** What can be done with a tile whatever it is arranged with. */
export function TileActions({ title, edit, remove }: TileActs) {
  const { tile: text } = useLanguage().words.dashboards;
  return (
    <>
      <button type="button" className="icon-button" aria-label={text.edit(title)} onClick={edit}>
        <Icon name="pencil" />
      </button>
      <button type="button" className="icon-button" aria-label={text.remove(title)} onClick={remove}>
        <Icon name="close" />
      </button>
    </>
  );
}
