import { Button } from 'antd';
import { useClock } from '../../../frame/use-clock.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Board, Tile } from '../board/body.ts';
import { differences } from '../board/difference.ts';
import { boardName } from '../board/spoken.ts';
import type { Draft } from './use-editor.ts';

interface ConflictProps {
  readonly draft: Draft;
  readonly current: Board;
  readonly titleOf: (tile: Tile) => string;
  readonly keepCopy: () => void;
  readonly takeTheirs: () => void;
  readonly goOn: () => void;
}

/** Both states side by side; none is written over the other. */
export function ConflictDialog(props: ConflictProps) {
  const { locale, words } = useLanguage();
  const clock = useClock();
  const { conflict: text } = words.dashboards;
  const { draft, current, titleOf, keepCopy, takeTheirs, goOn } = props;
  const found = differences(current.body, draft.body);
  return (
    <Dialog
      isWide
      title={text.title}
      close={goOn}
      footer={
        <>
          <Button onClick={goOn}>{text.goOn}</Button>
          <Button onClick={takeTheirs}>{text.takeTheirs}</Button>
          <Button type="primary" onClick={keepCopy}>
            {text.keepCopy}
          </Button>
        </>
      }
    >
      <p>{text.text(clock.moment(current.updated_at), String(current.revision))}</p>
      <div className="conflict-sides">
        <Miniature
          label={text.yours}
          name={boardName({ ...draft, label: draft.body.label }, locale)}
          tiles={draft.body.tiles}
          titleOf={titleOf}
        />
        <Miniature
          label={text.theirs}
          name={boardName({ ...current, label: current.body.label }, locale)}
          tiles={current.body.tiles}
          titleOf={titleOf}
        />
      </div>
      <h3>{text.differences}</h3>
      {found.length === 0 ? (
        <p className="quiet">{text.same}</p>
      ) : (
        <ul className="conflict-list">
          {found.map(({ kind, id }) => (
            <li key={`${kind} ${id}`}>
              <b>{text.kinds[kind]}</b> {kind === 'filters' ? null : titleOfId(props, id)}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function titleOfId({ draft, current, titleOf }: ConflictProps, id: string): string {
  const tile = [...draft.body.tiles, ...current.body.tiles].find((one) => one.id === id);
  return tile === undefined ? '' : titleOf(tile);
}

/** The layout as a drawing of its tiles. */
function Miniature(props: {
  readonly label: string;
  readonly name: string;
  readonly tiles: readonly Tile[];
  readonly titleOf: (tile: Tile) => string;
}) {
  const { label, name, tiles, titleOf } = props;
  return (
    <section aria-label={label}>
      <h3>
        {label} <small>{name}</small>
      </h3>
      <div className="miniature">
        {tiles.map((tile) => (
          <div
            key={tile.id}
            style={{ gridArea: `${tile.y + 1} / ${tile.x + 1} / span ${tile.h} / span ${tile.w}` }}
          >
            {titleOf(tile)}
          </div>
        ))}
      </div>
    </section>
  );
}
