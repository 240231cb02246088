import type { TableScale } from '@plumbline/finance';
import { Link } from '@tanstack/react-router';
import { isUnreachable } from '../../api/refusal.ts';
import { type Comparison, keepFrame, useFrame } from '../../frame/search.ts';
import { useScopeName } from '../../frame/use-scope-name.ts';
import { currencyWord, toldCurrency } from '../../parts/asked-currency.ts';
import { ChangeChip } from '../../parts/change-chip.tsx';
import { failureText } from '../../parts/failure.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { dayText } from '../../reading/day.ts';
import { pointsText, shareText, tableText } from '../../reading/figure-text.ts';
import { planStatus } from '../../reading/plan-status.ts';
import type { Status } from '../../reading/verdict.ts';
import { useLanguage } from '../../words/language.tsx';
import { type Asked, type Shown, shownOf } from './figures.ts';

interface Rows {
  readonly month: Asked;
  readonly toDate: Asked;
  readonly monthLabel: string;
  readonly compare: Comparison;
  /** The unit of money of the page; null: not known yet. */
  readonly scale: TableScale | null;
}

/** One of the six numbers: the month, the year so far, each against its plan, and what changed. */
export function FigureCard({ month, toDate, monthLabel, compare, scale }: Rows) {
  const { locale, words } = useLanguage();
  const { metric } = month;
  const scopeName = useScopeName();
  const now = shownOf(month, compare);
  const sum = shownOf(toDate, 'year_ago');
  const status = sum === null ? 'none' : shownStatus(sum, metric.direction);
  const error = month.error ?? toDate.error;
  return (
    <article className="figure" data-metric={metric.name}>
      <header>
        <Link
          to="/app/metrics/$name"
          params={{ name: metric.name }}
          search={keepFrame}
          title={metric.label[locale]}
        >
          {metric.label[locale]}
        </Link>
        {sum?.isRate === true && sum.planChange !== null ? <small>{words.company.pointsNote}</small> : null}
        {error !== null || sum === null ? null : (
          <span className={`word ${status ?? 'none'}`}>
            {status === null ? words.company.running : words.status[status]}
          </span>
        )}
      </header>
      {error !== null ? (
        <p className="refused">
          {scopeName !== undefined && isUnreachable(error)
            ? words.parts.outOfScope(metric.label[locale], scopeName)
            : failureText(error, words, locale)}
        </p>
      ) : now === null || sum === null || scale === null ? (
        <Waiting height={72} />
      ) : (
        <>
          <FigureRow
            label={now.cutOff === null ? monthLabel : words.company.upTo(dayText(now.cutOff, locale))}
            shown={now}
            metric={metric}
            part="month"
            scale={scale}
          />
          <FigureRow label={words.company.cumulative} shown={sum} metric={metric} part="ytd" scale={scale} />
          <p className="figure-chip">
            <ChangeChip label={words.compareWith[compare]} {...now} direction={metric.direction} />
          </p>
        </>
      )}
    </article>
  );
}

/** Null: the period goes on, and what is reached so far of a whole plan is no verdict. */
function shownStatus(
  { attainment, cutOff, isUnmatched = false }: Shown,
  direction: Asked['metric']['direction'],
): Status | null {
  if (cutOff !== null && attainment !== null) return null;
  return planStatus({ attainment, isRunning: false, isUnmatched }, direction);
}

function FigureRow(props: {
  readonly label: string;
  readonly shown: Shown;
  readonly part: 'month' | 'ytd';
  readonly metric: Asked['metric'];
  readonly scale: TableScale;
}) {
  const { locale, words } = useLanguage();
  const { money } = useFrame();
  const { shown, part, metric, scale } = props;
  const { value, unit, currency, attainment, planChange, isRate } = shown;
  const told = currencyWord(toldCurrency(metric, currency, money), locale);
  const status = shownStatus(shown, metric.direction);
  const reached = isRate ? planChange : attainment;
  const noValue =
    shown.cutOff === null ? words.nulls.empty : words.company.notYet(dayText(shown.cutOff, locale));
  return (
    <p className={`figure-row ${part}`}>
      <span className="figure-label">{props.label}</span>
      <span
        className="figure-value"
        data-part={part}
        data-exact={value}
        title={value === null ? noValue : String(value)}
      >
        {value === null ? '—' : tableText(value, unit, locale, scale)}
        {value === null || told === '' ? null : <small>{told}</small>}
      </span>
      <span className="figure-reached">
        {reached === null ? '' : isRate ? pointsText(reached) : shareText(reached)}
      </span>
      {status === null || reached === null ? null : <StatusMark status={status} />}
    </p>
  );
}
