import { useLayoutEffect, useRef, useState } from 'react';
import { MetricCard } from '../../../parts/metric-card/metric-card.tsx';
import type { Locale } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { Catalog } from '../use-catalog.ts';
import { useVisibleRows } from './use-visible-rows.ts';

/** A card with one of the borders it shares. */
const HEIGHT = 165;
/** English says the same in more room. */
const WIDTH: { readonly [L in Locale]: number } = { zh: 228, en: 292 };
const MOST_ACROSS = 5;

/** The same metrics as cards; only those in sight are drawn and asked for. */
export function MetricCards({ catalog }: { readonly catalog: Catalog }) {
  const { locale, words } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const across = useAcross(box, WIDTH[locale]);
  const { shown } = catalog;
  const count = Math.ceil(shown.length / across);
  const { first, end } = useVisibleRows(box, { count, height: HEIGHT, more: 1 });
  return (
    <div ref={box} style={{ height: count * HEIGHT + 1 }}>
      <ul
        className="card-grid"
        aria-label={words.metrics.rows}
        style={{
          transform: `translateY(${first * HEIGHT}px)`,
          gridTemplateColumns: `repeat(${across}, minmax(0, 1fr))`,
        }}
      >
        {shown.slice(first * across, end * across).map((metric) => (
          <li key={metric.name}>
            <MetricCard metric={metric} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function useAcross(box: { readonly current: HTMLElement | null }, least: number): number {
  const [across, setAcross] = useState(4);
  useLayoutEffect(() => {
    if (box.current === null) return;
    const fit = (width: number) => setAcross(Math.max(1, Math.min(MOST_ACROSS, Math.floor(width / least))));
    fit(box.current.clientWidth);
    const observer = new ResizeObserver(([entry]) => fit(entry?.contentRect.width ?? least));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box, least]);
  return across;
}
