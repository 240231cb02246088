import type { MetricEntry } from '../api/answer.ts';
import { useFrame } from '../frame/search.ts';
import { useLanguage } from '../words/language.tsx';
import { ChangeText } from './change-text.tsx';
import type { SeriesFigure } from './series-figure.ts';
import { SeriesValue } from './series-value.tsx';

interface Shown {
  /** Null: the answer has no row for it. */
  readonly figure: SeriesFigure | null;
  readonly metric: MetricEntry | undefined;
}

/** What a metric is, and how it stands to what the frame compares with. */
export function FigureAndChange({ figure, metric }: Shown) {
  const { words } = useLanguage();
  const { compare } = useFrame();
  return (
    <>
      <b data-part="value">
        <SeriesValue figure={figure} metric={metric} />
      </b>
      {figure === null || figure.value === null ? null : (
        <span>
          <span className="quiet">{words.compareWith[compare]}</span>{' '}
          <ChangeText {...figure} metric={metric} />
        </span>
      )}
    </>
  );
}
