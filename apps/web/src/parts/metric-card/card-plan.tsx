import type { MetricEntry } from '../../api/answer.ts';
import { pointsText, readingOf, shareText, writtenTile } from '../../reading/figure-text.ts';
import { useLanguage } from '../../words/language.tsx';
import { AttainmentBar } from './attainment-bar.tsx';
import type { CardFigure } from './card-figure.ts';

/** The plan as a bar, in words and as a distance; empty rows where nothing was planned. */
export function CardPlan({ metric, figure }: { readonly metric: MetricEntry; readonly figure: CardFigure }) {
  const { locale, words } = useLanguage();
  const { plan, unit } = figure;
  if (plan === null || plan.value === null) return <div className="card-plan" />;
  const value = writtenTile(plan.value, unit, locale);
  const written = `${value.text}${value.behind}`;
  const isRate = readingOf(unit) === 'percent';
  const share = plan.attainment === null ? null : shareText(plan.attainment);
  const gap = isRate && plan.change !== null ? `${pointsText(plan.change)}${words.parts.points}` : share;
  return (
    <div className="card-plan">
      {plan.attainment === null || share === null ? null : (
        <AttainmentBar attainment={Number(plan.attainment)} direction={metric.direction} text={share} />
      )}
      <p>
        <span title={String(plan.value)}>
          {words.parts.baseOf(
            words.series[plan.kind],
            metric.direction === 'down' ? words.parts.atMost(written) : written,
          )}
        </span>
        <span>{gap}</span>
      </p>
    </div>
  );
}
