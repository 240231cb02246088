import { Button } from 'antd';
import { type MetricEntry, noteOf, type Result } from '../../../api/answer.ts';
import { FigureText } from '../../../figures/figure-text.tsx';
import { useFrame } from '../../../frame/search.ts';
import { currencyWord } from '../../../parts/asked-currency.ts';
import { unitText } from '../../../parts/definition/attribute-text.ts';
import { versionsUsed } from '../../../parts/definition/versions-used.ts';
import { Failure } from '../../../parts/failure.tsx';
import { LeftOut } from '../../../parts/left-out.tsx';
import type { CardFigure } from '../../../parts/metric-card/card-figure.ts';
import { ratesText } from '../../../parts/sheet/rates-text.ts';
import { sentence } from '../../../parts/sheet/sentence.ts';
import { spanText } from '../../../parts/sheet/spans-text.ts';
import { leftOutWarnings, warningsText } from '../../../parts/sheet/warnings-text.ts';
import { Waiting } from '../../../parts/waiting.tsx';
import { dayText } from '../../../reading/day.ts';
import { readingOf } from '../../../reading/figure-text.ts';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { useMetricAddress } from '../metric-address.ts';
import { ComparedCell } from './compared-cell.tsx';
import { OpeningCell } from './opening-cell.tsx';
import { PlanCell } from './plan-cell.tsx';
import { useOpeningFigure, usePeriodFigure, usePlanFigure, useYearFigure } from './use-figures.ts';
import { YearCell } from './year-cell.tsx';

/** The value first, then what it is compared with, the year so far, and the plan; each says why where it cannot be. */
export function ValueStrip({
  metric,
  all,
}: {
  readonly metric: MetricEntry;
  readonly all: readonly MetricEntry[];
}) {
  const speech = useLanguage();
  const { words } = speech;
  const { grain } = useFrame();
  const now = usePeriodFigure(metric);
  const planned = usePlanFigure(metric);
  const isStock = metric.kind === 'stock';
  const year = useYearFigure(metric);
  const opening = useOpeningFigure(metric);
  if (now.error !== null) return <Failure error={now.error} />;
  const { value: figure } = now;
  const warned = toldOf(metric, { now: now.result, planned: planned.result }, { all, speech });
  if (figure === undefined)
    return (
      <div className="strip-box">
        <Waiting height={81} />
      </div>
    );
  return (
    <>
      <section className="strip strip-box" aria-label={words.metric.strip.label}>
        <Hero
          metric={metric}
          figure={figure}
          why={now.result === undefined ? null : noteOf(now.result, 0, metric.name)}
          currency={now.result?.columns.find(({ name }) => name === metric.name)?.currency}
          formerUntil={now.result === undefined ? null : versionsUsed(now.result, metric.name).formerUntil}
        />
        {figure.compared.map((compared) => (
          <ComparedCell key={compared.kind} metric={metric} figure={figure} compared={compared} />
        ))}
        {isStock && metric.company !== true ? <OpeningCell metric={metric} opening={opening} /> : null}
        {isStock || grain === 'year' ? null : <YearCell metric={metric} year={year} />}
        <PlanCell metric={metric} />
      </section>
      {warned.length === 0 ? null : (
        <p className="note strip-warnings">{warned.join(words.explore.between)}</p>
      )}
    </>
  );
}

function Hero(props: {
  readonly metric: MetricEntry;
  readonly figure: CardFigure;
  /** Why there is no figure, where the server says so. */
  readonly why: string | null;
  readonly currency: string | undefined;
  /** The last day of the definition that gave the figure, where it is not today's. */
  readonly formerUntil: string | null;
}) {
  const { metric, figure, why, currency, formerUntil } = props;
  const { locale, words } = useLanguage();
  const { set } = useMetricAddress();
  const { value, unit, range, partialUntil, dataUntil } = figure;
  const isMoney = readingOf(unit) === 'money';
  const isCount = metric.unit.startsWith('count(');
  const endsEarly = dataUntil !== null && range[1] !== null && dataUntil < range[1];
  return (
    <div className="strip-hero">
      <p className="hero" data-part="value" data-exact={value}>
        {value === null ? (
          <span className="hero-none">{whyNone(why, metric, words)}</span>
        ) : (
          <FigureText value={value} unit={unit} money={isMoney ? currencyWord(currency, locale) : ''} />
        )}
      </p>
      <p className="note">
        {value !== null && isCount ? <span>{unitText(metric.unit, words)}</span> : null}
        {partialUntil !== null ? (
          <span className="tag partial">{words.metric.partial(dayText(partialUntil, locale))}</span>
        ) : value === null && endsEarly ? (
          <span>{words.parts.noDataUntil(dataUntil)}</span>
        ) : null}
        <LeftOut parts={figure.leftOut} />
        {formerUntil === null ? null : <span>{words.versions.former(formerUntil)}</span>}
        {value === null || metric.company === true ? null : (
          <Button type="link" size="small" onClick={() => set({ rows: 0 })}>
            {words.metric.strip.rows}
          </Button>
        )}
      </p>
    </div>
  );
}

/**
 * What should be known before the figure is used: balances of another day, windows before the data, rows that are missing; of
 * which rates, and of which other reports, it is made.
 */
function toldOf(
  { name }: MetricEntry,
  { now, planned }: { readonly now: Result | undefined; readonly planned: Result | undefined },
  {
    all,
    speech: { locale, words },
  }: { readonly all: readonly MetricEntry[]; readonly speech: ReturnType<typeof useLanguage> },
): readonly string[] {
  const metrics = new Map(all.map((each) => [each.name, each]));
  const warnings = [now, planned].flatMap((result) =>
    result === undefined ? [] : [...result.meta.warnings, ...leftOutWarnings(result)],
  );
  const made = spanText(now?.notes.filter(({ row, column }) => row === 0 && column === name) ?? [], words);
  return [
    ...warningsText({ meta: { warnings } }, { metrics, words, locale }),
    ...(now === undefined ? [] : ratesText(now, { words, locale })),
    ...(made === undefined ? [] : [made]),
  ].map((text, i) => (i === 0 ? sentence(text) : text));
}

/** Who is back is known when the time to come back is over. */
const RETURNS = /\bretention\s*\(/;

function whyNone(why: string | null, { kind, formula }: MetricEntry, words: Words): string {
  const { strip } = words.metric;
  const known: Readonly<Record<string, string>> = words.nulls;
  if (why !== null && known[why] !== undefined) return known[why];
  if (RETURNS.test(formula)) return strip.noReturn;
  // A ratio has none where one of its parts is missing, whatever rows the other has.
  return kind === 'ratio' ? strip.noPart : strip[kind === 'stock' ? 'noDay' : 'noRows'];
}
