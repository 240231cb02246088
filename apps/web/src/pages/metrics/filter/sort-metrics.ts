import { type MetricEntry, plansOf } from '../../../api/answer.ts';
import type { Locale } from '../../../words/catalogs.ts';
import type { Sort } from '../metrics-search.ts';

const LAYERS = ['strategic', 'operating', 'business'];
const TIERS = ['main', 'auxiliary', 'detail'];

type Key = (metric: MetricEntry, locale: Locale) => readonly (string | number)[];

/** What matters most comes first: strategic before operating, main before detail, what has a plan before what has none. */
const KEYS: { readonly [S in Sort]: Key } = {
  weight: (metric) => [
    placeIn(LAYERS, metric.attributes.layer),
    placeIn(TIERS, metric.attributes.tier),
    plansOf(metric).length === 0 ? 1 : 0,
    String(metric.attributes.code ?? ''),
  ],
  name: ({ label }, locale) => [label[locale]],
  code: ({ name }) => [name],
  area: ({ attributes }) => [String(attributes.area ?? ''), placeIn(LAYERS, attributes.layer)],
  layer: ({ attributes }) => [placeIn(LAYERS, attributes.layer), placeIn(TIERS, attributes.tier)],
  owner: ({ attributes }) => [String(attributes.owner ?? '')],
  version: ({ version }) => [version],
};

export function sortMetrics(
  metrics: readonly MetricEntry[],
  { sort, down, locale }: { readonly sort: Sort; readonly down: boolean; readonly locale: Locale },
): readonly MetricEntry[] {
  const { compare } = new Intl.Collator(locale === 'zh' ? 'zh-CN' : 'en', { numeric: true });
  const keyed = metrics.map((metric) => ({ metric, key: KEYS[sort](metric, locale) }));
  keyed.sort((a, b) => {
    for (const [i, first] of a.key.entries()) {
      const second = b.key[i] ?? 0;
      const order =
        typeof first === 'number' && typeof second === 'number'
          ? first - second
          : compare(String(first), String(second));
      if (order !== 0) return down ? -order : order;
    }
    return a.metric.name < b.metric.name ? -1 : 1;
  });
  return keyed.map(({ metric }) => metric);
}

function placeIn(order: readonly string[], value: unknown): number {
  const at = order.indexOf(String(value));
  return at < 0 ? order.length : at;
}
