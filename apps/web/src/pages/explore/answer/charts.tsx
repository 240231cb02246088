import { Select } from 'antd';
import { lazy, Suspense } from 'react';
import type { Panel } from '../../../charts/panel/panel.ts';
import type { Spot } from '../../../parts/pivot/cells.ts';
import { CHART_CHOICES, type ChartChoice } from '../../../parts/question/question.ts';
import { Waiting } from '../../../parts/waiting.tsx';
import { useLanguage } from '../../../words/language.tsx';

const PanelChart = lazy(() => import('../../../charts/panel/panel-chart.tsx'));
const HEIGHT = 216;

/** The pictures above the table, side by side. */
export function Charts(props: {
  readonly panels: readonly Panel[];
  /** Metrics without a picture. */
  readonly rest: number;
  readonly choice: ChartChoice;
  readonly choose: (choice: ChartChoice) => void;
  readonly onOpen: (spot: Spot, metric: string) => void;
}) {
  const { words } = useLanguage();
  const { panels, rest, choice, choose, onOpen } = props;
  return (
    <section className={`charts count-${panels.length}`} aria-label={words.explore.chart}>
      {panels.map((panel, i) => (
        <figure key={panel.shape.metric} className="chart-panel">
          <figcaption>
            <strong>{panel.title}</strong>
            <Legend panel={panel} />
            {i === panels.length - 1 ? <Choice choice={choice} choose={choose} /> : null}
          </figcaption>
          <Suspense fallback={<Waiting height={HEIGHT} />}>
            <PanelChart panel={panel} height={HEIGHT} onOpen={onOpen} />
          </Suspense>
        </figure>
      ))}
      {rest > 0 ? <p className="note">{words.explore.morePanels(rest)}</p> : null}
    </section>
  );
}

export function Choice({
  choice,
  choose,
}: {
  readonly choice: ChartChoice;
  readonly choose: (choice: ChartChoice) => void;
}) {
  const { words } = useLanguage();
  return (
    <Select
      size="small"
      variant="borderless"
      className="chart-choice"
      popupMatchSelectWidth={false}
      aria-label={words.explore.chart}
      value={choice}
      onChange={choose}
      options={CHART_CHOICES.map((value) => ({ value, label: words.explore.chartChoice[value] }))}
    />
  );
}

/** Only for marks that cannot be labelled where they are. */
function Legend({ panel }: { readonly panel: Panel }) {
  const { words } = useLanguage();
  const { shape, series, colours, base, data } = panel;
  const isNamed = shape.kind !== 'lines' && shape.series !== null;
  return (
    <span className="legend">
      {data.hidden > 0 ? <span>{words.explore.hiddenMembers(data.hidden)}</span> : null}
      {isNamed
        ? series.map((name, i) => (
            <span key={name}>
              <i style={{ background: colours[i % colours.length] }} />
              {name}
            </span>
          ))
        : null}
      {base === null ? null : (
        <span>
          <i className={shape.kind === 'lines' ? 'dash grey' : 'dash'} />
          {base}
        </span>
      )}
    </span>
  );
}
