import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { dimensionsQuery } from '../../../api/catalog-queries.ts';
import { metricsQuery } from '../../../api/server.ts';
import { Waiting } from '../../../parts/waiting.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Filter, Tile } from '../board/body.ts';
import { spokenIn } from '../board/spoken.ts';
import { ROW_HEIGHT } from '../grid/use-carry.ts';
import { MetricTile } from './metric-tile.tsx';
import { inOwnLanguage } from './own-language.ts';
import { TextTile } from './text-tile.tsx';

const AnswerTile = lazy(() => import('./answer-tile.tsx'));
/** Title and padding of a tile. */
const AROUND = 54;
const PADDING = 24;

interface TileBodyProps {
  readonly tile: Tile;
  readonly title: string;
  readonly filters: readonly Filter[];
}

export function TileBody({ tile, title, filters }: TileBodyProps) {
  const { locale, words } = useLanguage();
  const { tile: text } = words.dashboards;
  const metrics = useQuery(metricsQuery).data;
  const dimensions = useQuery(dimensionsQuery([])).data;
  const view = useMemo(() => {
    const known = dimensions === undefined ? null : new Set(dimensions.map(({ ref }) => ref));
    return known === null || tile.view === undefined ? null : inOwnLanguage(tile.view, known, locale);
  }, [dimensions, tile.view, locale]);
  const height = tile.h * ROW_HEIGHT - (tile.title === '' && tile.kind === 'chart' ? PADDING : AROUND);
  if (tile.kind === 'text') return <TextTile text={spokenIn(tile.text ?? '', locale)} />;
  if (metrics === undefined) return <Waiting height={height} />;
  const known = (tile.view?.metrics ?? []).flatMap((name) => metrics.find((one) => one.name === name) ?? []);
  const [first] = known;
  if (tile.view === undefined || first === undefined || known.length < tile.view.metrics.length)
    return <p className="tile-gone">{text.gone}</p>;
  if (tile.kind === 'metric') return <MetricTile metric={first} filters={filters} />;
  // The caption of a chart names its metric and unit: a title of its own stands above only where one was given.
  const hasTitle = tile.kind === 'table' || tile.title !== '';
  return (
    <>
      {hasTitle ? <h3 className="tile-title">{title}</h3> : null}
      <Suspense fallback={<Waiting height={height} />}>
        {view === null ? (
          <Waiting height={height} />
        ) : (
          <AnswerTile kind={tile.kind} view={view} filters={filters} height={height} />
        )}
      </Suspense>
    </>
  );
}
