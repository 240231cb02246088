import type { MetricEntry } from '../../../api/answer.ts';
import { dimensionText } from '../../../parts/sheet/reader.ts';
import type { Locale, Words } from '../../../words/catalogs.ts';
import type { Tile } from '../board/body.ts';
import { spokenIn } from '../board/spoken.ts';
import { textBlocks } from './text-blocks.ts';

interface Names {
  readonly metrics: readonly MetricEntry[];
  /** Labels of dimensions by reference. */
  readonly dimensions: ReadonlyMap<string, { readonly zh: string; readonly en: string }>;
  readonly locale: Locale;
  readonly words: Words;
}

/** The title that was given; without one, the names of what the tile shows. */
export function tileTitle({ kind, view, ...tile }: Tile, names: Names): string {
  const { metrics, locale, words } = names;
  const title = spokenIn(tile.title, locale);
  if (title !== '') return title;
  if (kind === 'text') {
    const [block] = textBlocks(spokenIn(tile.text ?? '', locale));
    return block === undefined || block.kind === 'list'
      ? words.dashboards.kinds.text
      : block.text.slice(0, 40);
  }
  const between = locale === 'zh' ? '\u3001' : ', ';
  const shown = (view?.metrics ?? []).map(
    (name) => metrics.find((metric) => metric.name === name)?.label[locale] ?? name,
  );
  const by = [...(view?.rows ?? []), ...(view?.columns ?? [])].map((ref) => dimensionText(names, ref));
  if (shown.length === 0) return words.dashboards.tile.untitled;
  return by.length === 0 ? shown.join(between) : `${shown.join(between)} · ${by.join(between)}`;
}
