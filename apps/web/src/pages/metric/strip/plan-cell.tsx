import { type MetricEntry, planOf } from '../../../api/answer.ts';
import { isScenarioFixed } from '../../../api/refusal.ts';
import { failureText } from '../../../parts/failure.tsx';
import { AttainmentBar } from '../../../parts/metric-card/attainment-bar.tsx';
import { type CardFigure, cardPlanStatus } from '../../../parts/metric-card/card-figure.ts';
import { StatusMark } from '../../../parts/status-mark.tsx';
import { pointsText, readingOf, shareText, writtenTile } from '../../../reading/figure-text.ts';
import { thresholdText } from '../../../reading/threshold.ts';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { usePlanFigure } from './use-figures.ts';

/** The plan, how much of it is reached, and the verdict in word, shape and colour. */
export function PlanCell({ metric }: { readonly metric: MetricEntry }) {
  const { locale, words } = useLanguage();
  const { value: figure, error } = usePlanFigure(metric);
  const { strip } = words.metric;
  if (metric.company === true)
    return (
      <div className="strip-plan">
        <p className="note">{words.metric.ofCompany}</p>
      </div>
    );
  // Of a scope that fixes the scenario there is no other beside it.
  if (isScenarioFixed(error)) return <NoPlan metric={metric} hint={strip.planFixed} />;
  if (error !== null)
    return (
      <div className="strip-plan">
        <p className="refused">{failureText(error, words, locale)}</p>
      </div>
    );
  // An outlook alone is nothing to be measured by.
  if (planOf(metric) === null) return <NoPlan metric={metric} hint={strip.noPlanHint} />;
  if (figure === undefined || figure.plan === null)
    return (
      <div className="strip-plan">
        <p className="strip-waiting" />
      </div>
    );
  const { plan, unit } = figure;
  const attainment = plan.attainment === null ? null : Number(plan.attainment);
  const isRunning = figure.partialUntil !== null;
  const status = cardPlanStatus(metric, figure);
  const written = plan.value === null ? null : writtenTile(plan.value, unit, locale);
  const share = plan.attainment === null ? null : shareText(plan.attainment);
  const isRate = readingOf(unit) === 'percent';
  return (
    <div className="strip-plan" data-part="plan" data-exact={plan.value}>
      <p className="strip-plan-head">
        <span title={plan.value === null ? undefined : String(plan.value)}>
          {strip.baseValue(
            strip.plan[plan.kind],
            written === null ? words.nulls.empty : `${written.text}${written.behind}`,
          )}
        </span>
        {status === 'none' ? null : (
          <span className={`word ${status}`}>
            <StatusMark status={status} /> {words.status[status]}
          </span>
        )}
      </p>
      {attainment === null || share === null || isRate ? null : (
        <AttainmentBar attainment={attainment} direction={metric.direction} text={share} />
      )}
      <p className="note">
        {isRate && plan.change !== null
          ? strip.gap(pointsText(plan.change))
          : share === null
            ? whyNone(plan, words)
            : strip[metric.direction === 'down' ? 'used' : 'attained'](share)}
      </p>
      {isRunning && attainment !== null ? <p className="note">{strip.wholePlan}</p> : null}
    </div>
  );
}

function NoPlan({ metric, hint }: { readonly metric: MetricEntry; readonly hint: string }) {
  const { words } = useLanguage();
  return (
    <div className="strip-plan" title={hint}>
      <p className="note">{words.metric.strip.noPlan}</p>
      <Band metric={metric} />
    </div>
  );
}

/** Why nothing is said to be reached of a plan; that there is none stands above. */
function whyNone({ value, why }: NonNullable<CardFigure['plan']>, { nulls }: Words): string {
  const known: Readonly<Record<string, string>> = nulls;
  return value === null ? '' : (known[why ?? ''] ?? '');
}

function Band({ metric }: { readonly metric: MetricEntry }) {
  const { locale, words } = useLanguage();
  const good = metric.attributes.status_good;
  return typeof good === 'string' ? (
    <p className="note">{words.metric.strip.band(thresholdText(good, metric.unit, locale))}</p>
  ) : null;
}
