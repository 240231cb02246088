import { Select, Tooltip } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import type { Request } from '../../../../api/change-queries.ts';
import { pageBox } from '../../../../figures/page-box.ts';
import { useNarrow } from '../../../../frame/use-narrow.ts';
import { Failure } from '../../../../parts/failure.tsx';
import { Waiting } from '../../../../parts/waiting.tsx';
import { useLanguage } from '../../../../words/language.tsx';
import { comparedFigures } from './compared-figures.ts';
import { ComparedList, ComparedTable } from './compared-table.tsx';
import { distinctFindings, findingKey } from './distinct-findings.ts';
import type { ComparedMetric, Comparison } from './use-compared.ts';

const ComparedChart = lazy(() => import('./compared-chart.tsx'));

const CHART = 200;
const ROW = 33;
/** Chart and table: periods across, or below each other, a year of them and its head for as long as nobody knows how many. */
const HEIGHT = { wide: CHART + 28 + 3 * ROW, narrow: CHART + 28 + 14 * ROW } as const;

/** The figures of both definitions over the same rows. */
export function Compared({ compared }: { readonly request: Request; readonly compared: ComparedMetric }) {
  const { locale, words } = useLanguage();
  const { compared: text } = words.changes;
  const isNarrow = useNarrow();
  const { data, error, metric } = compared;
  const figures = useMemo(() => (data === undefined ? null : comparedFigures(data, locale)), [data, locale]);
  const count = data?.periods.length ?? 0;
  const unit = figures?.unitWord ?? null;
  return (
    <section className="block request-block" data-section="compared">
      <header className="block-head">
        <h2>
          {count === 0 ? text.title : text.titleOf(count)}{' '}
          {/* Until the count stands before it, it would move. */}
          <small style={count === 0 ? { visibility: 'hidden' } : {}}>
            {unit === null ? text.note : text.noteIn(unit)}
          </small>
        </h2>
        <span className="bar-space" />
        {metric === null ? null : <MetricChoice compared={compared} />}
        {data === undefined ? null : (
          <Tooltip title={text.exactHelp}>
            <span className="tag">{data.scope === 'partial' ? text.partial : text.exact}</span>
          </Tooltip>
        )}
      </header>
      {metric === null ? (
        <p className="refused">{text.noMetric}</p>
      ) : error !== null ? (
        <Failure error={error} retry={compared.retry} />
      ) : data === undefined || figures === null ? (
        <Waiting height={isNarrow ? HEIGHT.narrow : HEIGHT.wide} />
      ) : figures.columns.length === 0 ? (
        <NoFigures found={data} />
      ) : (
        <Figures {...{ compared, data, figures, isNarrow }} />
      )}
    </section>
  );
}

function Figures(props: {
  readonly compared: ComparedMetric;
  readonly data: Comparison;
  readonly figures: ReturnType<typeof comparedFigures>;
  readonly isNarrow: boolean;
}) {
  const { locale, words } = useLanguage();
  const { compared: text } = words.changes;
  const { compared, data, figures, isNarrow } = props;
  const { names } = compared;
  const label = text.table(data.label[locale]);
  const Table = isNarrow ? ComparedList : ComparedTable;
  return (
    <>
      <div className="scroll">
        <div className="compared-box">
          <Suspense fallback={<div style={{ height: CHART }} />}>
            <ComparedChart
              found={data}
              figures={figures}
              before={isNarrow ? names.before : text.reported(names.before)}
              after={isNarrow ? names.after : text.restated(names.after)}
              isAligned={!isNarrow}
              height={CHART}
            />
          </Suspense>
          <Table figures={figures} names={names} label={label} />
        </div>
      </div>
      <Findings found={data} />
    </>
  );
}

function MetricChoice({ compared }: { readonly compared: ComparedMetric }) {
  const { words } = useLanguage();
  const { choices, metric, choose } = compared;
  if (choices.length < 2) return null;
  return (
    <Select
      size="small"
      aria-label={words.changes.compared.metric}
      value={metric}
      onChange={choose}
      getPopupContainer={pageBox}
      popupMatchSelectWidth={false}
      options={choices.map(({ name, label }) => ({ value: name, label }))}
    />
  );
}

function NoFigures({ found }: { readonly found: Comparison }) {
  const { words } = useLanguage();
  return (
    <>
      <p className="refused">{words.changes.compared.none}</p>
      <Findings found={found} />
    </>
  );
}

/** Why one of the definitions gives no figure. */
function Findings({ found }: { readonly found: Comparison }) {
  const { locale } = useLanguage();
  return distinctFindings(found.diagnostics).map((finding) => (
    <p key={findingKey(finding)} className="refused">
      {finding.messages[locale]}
    </p>
  ));
}
