import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Tooltip } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { keepFrame } from '../../frame/search.ts';
import { useNarrow } from '../../frame/use-narrow.ts';
import { Failure } from '../../parts/failure.tsx';
import { Icon } from '../../parts/icon.tsx';
import { personName } from '../../parts/talk/person-name.ts';
import { useAddress } from '../../parts/use-address.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import type { Board } from './board/body.ts';
import { boardName, withoutLabel } from './board/spoken.ts';
import { FilterBar } from './edit/filter-bar.tsx';
import { TileGrid } from './grid/tile-grid.tsx';
import { createBoard } from './queries.ts';
import { ShareMenu } from './share-menu.tsx';
import { BoardTalkWays } from './talk/board-talk-ways.tsx';
import { TileBody } from './tile/tile-body.tsx';
import { useTileTitle } from './tile/use-tile-title.ts';
import { useFilters } from './use-filters.ts';

const BoardTalk = lazy(() => import('./talk/board-talk.tsx'));

interface BoardViewProps {
  readonly board: Board;
  /** Null: somebody else's. */
  readonly edit: (() => void) | null;
}

export function BoardView({ board, edit }: BoardViewProps) {
  const { locale, words } = useLanguage();
  const { dashboards: text } = words;
  const box = useRef<HTMLElement>(null);
  const isFull = useFullScreen();
  const isNarrow = useNarrow();
  const titleOf = useTileTitle();
  const { filters, set, reset } = useFilters(board.body);
  const [talked, talk] = useAddress('talk');
  const isTalking = talked === 'on';
  return (
    <section className="boards" ref={box}>
      <header className="boards-head">
        <Link to="/app/dashboards" search={keepFrame} className="back" aria-label={text.back}>
          <Icon name="left" />
        </Link>
        <h1>{boardName({ ...board, label: board.body.label }, locale)}</h1>
        {board.is_own ? null : (
          <span className="quiet" title={board.owner}>
            {personName(board.people, board.owner)}
          </span>
        )}
        <div className="boards-actions">
          {isNarrow ? null : (
            <Tooltip title={isFull ? text.endFull : text.full}>
              <Button
                aria-label={isFull ? text.endFull : text.full}
                icon={<Icon name="full" />}
                onClick={() => void (isFull ? document.exitFullscreen() : box.current?.requestFullscreen())}
              />
            </Tooltip>
          )}
          <BoardTalkWays board={board} isOpen={isTalking} toggle={() => talk(isTalking ? undefined : 'on')} />
          <ShareMenu board={board} />
          {edit === null ? <CopyButton board={board} /> : null}
          {edit === null ? null : <Button onClick={edit}>{text.edit}</Button>}
        </div>
      </header>
      <FilterBar filters={filters} change={set} edit={null} reset={reset} />
      {board.body.tiles.length === 0 ? (
        <div className="board-empty">
          <h2>{text.emptyBoard}</h2>
          <p>{edit === null ? text.emptyForReader : text.emptyBoardText}</p>
          {edit === null ? null : (
            <Button type="primary" onClick={edit}>
              {text.addFirst}
            </Button>
          )}
        </div>
      ) : (
        <TileGrid tiles={board.body.tiles} titleOf={titleOf} editing={null}>
          {(tile) => <TileBody tile={tile} title={titleOf(tile)} filters={filters} />}
        </TileGrid>
      )}
      {isTalking ? (
        <Suspense fallback={<Waiting height={300} />}>
          <BoardTalk board={board} />
        </Suspense>
      ) : null}
    </section>
  );
}

function CopyButton({ board }: { readonly board: Board }) {
  const { locale, words } = useLanguage();
  const { dashboards: text } = words;
  const navigate = useNavigate();
  const copy = useMutation({
    mutationFn: () => {
      const name = boardName({ ...board, label: board.body.label }, locale);
      return createBoard(text.copyOf(name), withoutLabel(board.body));
    },
    onSuccess: ({ id }) => navigate({ to: '/app/dashboards/$id', params: { id }, search: keepFrame }),
  });
  return (
    <>
      {copy.error === null ? null : <Failure error={copy.error} />}
      <Button loading={copy.isPending} onClick={() => copy.mutate()}>
        {text.copy}
      </Button>
    </>
  );
}

function useFullScreen(): boolean {
  const [isFull, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, []);
  return isFull;
}
