import type { MetricEntry } from '../api/answer.ts';
import { useFrame } from '../frame/search.ts';
import { currencyWord, toldCurrency } from '../parts/asked-currency.ts';
import { useLanguage } from '../words/language.tsx';
import { FigureText } from './figure-text.tsx';
import type { SeriesFigure } from './series-figure.ts';

/** What a metric is, with its currency where that is not what a reader takes it for. */
export function SeriesValue(props: {
  /** Null: the answer has no row for it. */
  readonly figure: SeriesFigure | null;
  readonly metric: MetricEntry | undefined;
}) {
  const { locale } = useLanguage();
  const { money } = useFrame();
  const { figure, metric } = props;
  const currency = toldCurrency(metric, figure?.currency, money);
  return (
    <FigureText value={figure?.value ?? null} unit={figure?.unit} money={currencyWord(currency, locale)} />
  );
}
