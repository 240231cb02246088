import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MetricEntry } from '../../api/answer.ts';
import { isUnreachable, Refusal } from '../../api/refusal.ts';
import { keepFrame, useFrame } from '../../frame/search.ts';
import { dayText } from '../../reading/day.ts';
import { exactText, writtenTile } from '../../reading/figure-text.ts';
import type { PeriodGrain } from '../../reading/period.ts';
import { type Status, statusByThresholds } from '../../reading/verdict.ts';
import { useLanguage } from '../../words/language.tsx';
import { currencyWord, toldCurrency } from '../asked-currency.ts';
import { MarkTags } from '../definition/mark-tags.tsx';
import { Elapsed } from '../elapsed.tsx';
import { failureText } from '../failure.tsx';
import { Icon } from '../icon.tsx';
import { LeftOut } from '../left-out.tsx';
import { StatusMark } from '../status-mark.tsx';
import { CardComparison } from './card-comparison.tsx';
import { type CardFigure, cardPlanStatus } from './card-figure.ts';
import { CardPlan } from './card-plan.tsx';
import type { Spark } from './spark.ts';
import { Sparkline } from './sparkline.tsx';
import './metric-card.css';

export interface MetricCardFaceProps {
  readonly metric: MetricEntry;
  readonly grain: PeriodGrain;
  /** Undefined: not there yet. */
  readonly figure: CardFigure | undefined;
  readonly spark?: Spark | undefined;
  /** The part of the company that was asked for. */
  readonly scope?: string | undefined;
  readonly error?: unknown;
  readonly retry?: (() => void) | undefined;
  readonly cancel?: (() => void) | undefined;
  /** The question was cancelled by the reader. */
  readonly isIdle?: boolean;
}

/** 228 × 166 in every state: nothing moves when the figures come. */
export function MetricCardFace(props: MetricCardFaceProps) {
  const { locale, words } = useLanguage();
  const { metric, figure } = props;
  const status = cardStatus(metric, figure);
  return (
    <article className="metric-card" data-metric={metric.name}>
      <header>
        <Link to="/app/metrics/$name" params={{ name: metric.name }} search={keepFrame}>
          {metric.label[locale]}
        </Link>
        <MarkTags marks={metric.marks} />
        {figure?.partialUntil == null ? null : (
          <span className="tag partial" title={words.parts.today}>
            {words.parts.until(dayText(figure.partialUntil, locale))}
          </span>
        )}
        <LeftOut parts={figure?.leftOut} />
        {status === 'none' ? null : (
          <span className={`word ${status}`}>
            <StatusMark status={status} /> {words.status[status]}
          </span>
        )}
      </header>
      <CardBody {...props} />
    </article>
  );
}

function CardBody(props: MetricCardFaceProps) {
  const { locale, words } = useLanguage();
  const { metric, figure, error, retry, scope, isIdle = false } = props;
  if (scope !== undefined && isUnreachable(error))
    return <Reason icon="dashed" text={words.parts.outOfScope(metric.label[locale], scope)} />;
  if (error != null)
    return (
      <Reason
        icon={iconOf(error)}
        text={failureText(error, words, locale)}
        retry={isRefusal(error) ? undefined : retry}
      />
    );
  if (isIdle) return <Reason icon="clock" text={words.parts.cancelled} retry={retry} />;
  if (figure === undefined) return <CardWaiting cancel={props.cancel} />;
  if (figure.value === null) {
    const until = figure.dataUntil;
    const text = until === null ? words.parts.noData : words.parts.noDataUntil(until);
    return <Reason icon="dashed" text={text} />;
  }
  return <CardFigures {...props} figure={figure} />;
}

function CardFigures({
  metric,
  grain,
  figure,
  spark,
}: MetricCardFaceProps & { readonly figure: CardFigure }) {
  const { locale, words } = useLanguage();
  const value = figure.value === null ? null : writtenTile(figure.value, figure.unit, locale);
  const money = currencyWord(toldCurrency(metric, figure.currency, useFrame().money), locale);
  const behind = `${value?.behind ?? ''}${money}`;
  const { owner } = metric.attributes;
  const plan = figure.plan?.value ?? null;
  return (
    <>
      <div className="card-value">
        <span
          data-exact={figure.value}
          title={figure.value === null ? '' : exactText(figure.value, figure.unit)}
        >
          {value?.text}
          {value === null || behind === '' ? null : <small>{behind}</small>}
        </span>
        {spark === undefined || spark.length < 2 ? null : (
          <Sparkline
            spark={spark}
            plan={plan === null ? null : Number(plan)}
            isPartial={figure.partialUntil !== null}
          />
        )}
      </div>
      {figure.compared.map((compared) => (
        <CardComparison key={compared.kind} {...{ metric, figure, compared, grain }} />
      ))}
      <CardPlan metric={metric} figure={figure} />
      <footer>
        <span>{typeof owner === 'string' ? owner.split('@')[0] : words.parts.noOwner}</span>
        <span>
          {figure.dataUntil === null ? null : words.parts.dataUntil(dayText(figure.dataUntil, locale))}
        </span>
      </footer>
    </>
  );
}

/** Sunken blocks in final geometry; after a while the time it takes, and the way out. */
function CardWaiting({ cancel }: Pick<MetricCardFaceProps, 'cancel'>) {
  const { words } = useLanguage();
  return (
    <div className="card-waiting" role="status" aria-label={words.states.loading}>
      <i className="is-value" />
      <i />
      <i />
      <Elapsed cancel={cancel} />
    </div>
  );
}

function Reason(props: {
  readonly icon: 'dashed' | 'lock' | 'clock';
  readonly text: string;
  readonly retry?: (() => void) | undefined;
}) {
  const { words } = useLanguage();
  const { icon, text, retry } = props;
  const mark: ReactNode = icon === 'dashed' ? <StatusMark status="none" /> : <Icon name={icon} />;
  return (
    <>
      <p className="card-reason">
        {mark}
        <span>
          {piecesOf(text).map(({ at, piece, isDay }) => (
            <span key={at} className={isDay ? 'day' : undefined}>
              {piece}
            </span>
          ))}
        </span>
      </p>
      {retry === undefined ? null : (
        <button type="button" className="small-button" onClick={retry}>
          {words.states.retry}
        </button>
      )}
    </>
  );
}

/** A day does not go on in the next line. */
function piecesOf(text: string) {
  return text.split(/(\d{4}-\d{2}-\d{2})/).map((piece, at) => ({ at, piece, isDay: at % 2 === 1 }));
}

function iconOf(error: unknown): 'dashed' | 'lock' {
  return error instanceof Refusal && error.status === 403 ? 'lock' : 'dashed';
}

/** Asking again changes nothing where the model or a right stands against it. */
function isRefusal(error: unknown): boolean {
  return error instanceof Refusal && (error.status === 403 || error.status === 422);
}

/** By its plan, which a running period is not judged by; where nothing was planned, by the thresholds of its definition. */
function cardStatus(metric: MetricEntry, figure: CardFigure | undefined): Status {
  if (figure === undefined || figure.value === null) return 'none';
  const attainment = figure.plan?.attainment ?? null;
  if (attainment !== null) return cardPlanStatus(metric, figure);
  const { status_good: good, status_warn: watch } = metric.attributes;
  return statusByThresholds(Number(figure.value), {
    good: typeof good === 'string' ? good : undefined,
    watch: typeof watch === 'string' ? watch : undefined,
  });
}
