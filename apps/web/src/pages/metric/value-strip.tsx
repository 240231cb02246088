import type { MetricEntry } from '../../api/answer.ts';
import { useFrame } from '../../frame/search.ts';
import { ChangeChip } from '../../parts/change-chip.tsx';
import { Failure } from '../../parts/failure.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { pointsText, shareText, tileText } from '../../reading/figure-text.ts';
import { statusOf } from '../../reading/verdict.ts';
import { useLanguage } from '../../words/language.tsx';
import { shownOf, useFigures } from '../company/figures.ts';

/** The value first, then both comparisons with the dates they read, then the plan. */
export function ValueStrip({ metric }: { readonly metric: MetricEntry }) {
  const { month } = useFrame();
  const { locale, words } = useLanguage();
  const [byYear] = useFigures([metric], { period: month, compare: 'year_ago' });
  const [byMonth] = useFigures([metric], { period: month, compare: 'previous' });
  const now = byYear === undefined ? null : shownOf(byYear, 'year_ago');
  if (byYear?.error != null) return <Failure error={byYear.error} />;
  if (byYear === undefined || byMonth === undefined || now === null) return <Waiting height={72} />;
  const status = statusOf(now.attainment === null ? null : Number(now.attainment), metric.direction);
  const value = now.value === null ? null : tileText(now.value, now.unit, locale);
  return (
    <div className="strip">
      <div>
        <span className="hero" data-exact={now.value} title={now.value === null ? '' : String(now.value)}>
          {value === null ? words.nulls.empty : value.text}
          {value?.scale == null ? null : <small>{words.units[value.scale]}</small>}
        </span>
      </div>
      <Compared asked={byYear} compare="year_ago" />
      <Compared asked={byMonth} compare="previous" />
      {status === 'none' || now.attainment === null ? null : (
        <div>
          <p className={`word ${status}`}>
            <StatusMark status={status} /> {words.status[status]}
          </p>
          <p className="note">
            {words.company.ofPlan} {shareText(now.attainment)}
            {now.isRate && now.planChange !== null
              ? ` · ${pointsText(now.planChange)} ${words.units.points}`
              : null}
          </p>
        </div>
      )}
    </div>
  );
}

function Compared(props: {
  readonly asked: ReturnType<typeof useFigures>[number];
  readonly compare: 'year_ago' | 'previous';
}) {
  const { words } = useLanguage();
  const { asked, compare } = props;
  const shown = shownOf(asked, compare);
  if (shown === null) return <Waiting height={40} />;
  const dates = (asked.result?.ranges[compare] ?? []).map((day) => day ?? '…').join(' – ');
  return (
    <div>
      <ChangeChip label={words.compareWith[compare]} {...shown} direction={asked.metric.direction} />
      <p className="note">{words.metric.base(dates)}</p>
    </div>
  );
}
