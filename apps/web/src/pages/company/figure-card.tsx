import { Link } from '@tanstack/react-router';
import type { Comparison } from '../../frame/search.ts';
import { keepFrame } from '../../frame/search.ts';
import { ChangeChip } from '../../parts/change-chip.tsx';
import { failureText } from '../../parts/failure.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { pointsText, shareText, tableText } from '../../reading/figure-text.ts';
import { statusOf } from '../../reading/verdict.ts';
import { useLanguage } from '../../words/language.tsx';
import { type Asked, type Shown, shownOf } from './figures.ts';

interface Rows {
  readonly month: Asked;
  readonly toDate: Asked;
  readonly monthLabel: string;
  readonly compare: Comparison;
}

/** One of the six numbers: the month, the year so far, each against its plan, and what changed. */
export function FigureCard({ month, toDate, monthLabel, compare }: Rows) {
  const { locale, words } = useLanguage();
  const { metric } = month;
  const now = shownOf(month, compare);
  const sum = shownOf(toDate, 'year_ago');
  const status = statusOf(sum?.attainment == null ? null : Number(sum.attainment), metric.direction);
  const error = month.error ?? toDate.error;
  return (
    <article className="figure" data-metric={metric.name}>
      <header>
        <Link to="/app/metrics/$name" params={{ name: metric.name }} search={keepFrame}>
          {metric.label[locale]}
        </Link>
        <span className={`word ${status}`}>{words.status[status]}</span>
      </header>
      {error !== null ? (
        <p className="refused">{failureText(error, words, locale)}</p>
      ) : now === null || sum === null ? (
        <Waiting height={94} />
      ) : (
        <>
          <FigureRow label={monthLabel} shown={now} part="month" direction={metric.direction} />
          <FigureRow label={words.company.cumulative} shown={sum} part="ytd" direction={metric.direction} />
          <p className="figure-chip">
            <ChangeChip label={words.compareWith[compare]} {...now} direction={metric.direction} />
          </p>
        </>
      )}
    </article>
  );
}

function FigureRow(props: {
  readonly label: string;
  readonly shown: Shown;
  readonly part: 'month' | 'ytd';
  readonly direction: Asked['metric']['direction'];
}) {
  const { locale, words } = useLanguage();
  const { shown, part } = props;
  const { value, unit, attainment, planChange, isRate } = shown;
  const status = statusOf(attainment === null ? null : Number(attainment), props.direction);
  const reached = isRate ? planChange : attainment;
  return (
    <p className={`figure-row ${part}`}>
      <span className="figure-label">{props.label}</span>
      <span
        className="figure-value"
        data-part={part}
        data-exact={value}
        title={value === null ? '' : String(value)}
      >
        {value === null ? words.nulls.empty : tableText(value, unit, locale)}
      </span>
      <span className={`figure-reached ${status}`}>
        {reached === null ? '' : isRate ? pointsText(reached) : shareText(reached)}
      </span>
      <StatusMark status={status} />
    </p>
  );
}
