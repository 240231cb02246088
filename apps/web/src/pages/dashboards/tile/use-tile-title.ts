import { useQuery } from '@tanstack/react-query';
import { dimensionsQuery } from '../../../api/catalog-queries.ts';
import { metricsQuery } from '../../../api/server.ts';
import { OF_METRICS } from '../../../parts/sheet/use-names.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { Tile } from '../board/body.ts';
import { tileTitle } from './tile-title.ts';

export function useTileTitle(): (tile: Tile) => string {
  const { locale, words } = useLanguage();
  const metrics = useQuery(metricsQuery).data ?? [];
  const ofWorkspace = useQuery(dimensionsQuery([])).data ?? [];
  const dimensions = new Map([...OF_METRICS, ...ofWorkspace].map(({ ref, label }) => [ref, label]));
  return (tile) => tileTitle(tile, { metrics, dimensions, locale, words });
}
