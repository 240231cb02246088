import { columnOf } from '../../api/answer.ts';
import { begunAt } from '../../parts/definition/versions-used.ts';
import { memberKey, memberOf } from '../../parts/pivot/cells.ts';
import type { Pivot } from '../../parts/pivot/pivot.ts';
import { againstText } from '../../parts/question/against.ts';
import type { Question } from '../../parts/question/question.ts';
import { finestTime, isOrdered } from '../../parts/question/time-grains.ts';
import { axisTexts, memberText } from '../../parts/sheet/member-text.ts';
import { unitText } from '../../parts/sheet/read-figure.ts';
import { dimensionText, metricText, type Reader } from '../../parts/sheet/reader.ts';
import { tableText } from '../../reading/figure-text.ts';
import type { ThemeMode } from '../../theme/tokens.ts';
import { chartData, isRatio } from './chart-data.ts';
import { type ChartShape, chartDimensions, chartShapes } from './chart-shape.ts';
import { namedColours, orderedColours } from './palette.ts';
import type { Panel } from './panel.ts';
import { FEW } from './panel-option.ts';

/** The pictures that the shape of the answer suggests, or the reader chose. */
export function buildPanels(
  reader: Reader,
  ask: {
    readonly pivot: Pivot;
    readonly question: Question;
    readonly against: readonly string[];
    readonly mode: ThemeMode;
  },
): readonly Panel[] {
  const { pivot, question, mode } = ask;
  const { rows, columns } = question;
  const time = chartDimensions(rows, columns).find(isOrdered);
  const at = time === undefined ? -1 : pivot.keys.indexOf(time);
  const times = new Set(at < 0 ? [] : pivot.cells.leaves.map(({ keys }) => keys[at]));
  const shapes = chartShapes({
    rows,
    columns,
    choice: question.chart,
    metrics: question.metrics.map((name) => ({ name, isRatio: isRatio(pivot, name) })),
    periods: times.size,
    hasNone: times.has(memberKey(null)),
  });
  const against = ask.against[0] ?? null;
  return shapes.map((shape) => panelOf(reader, { pivot, shape, against, mode }));
}

function panelOf(
  reader: Reader,
  ask: {
    readonly pivot: Pivot;
    readonly shape: ChartShape;
    readonly against: string | null;
    readonly mode: ThemeMode;
  },
): Panel {
  const { pivot, shape, against, mode } = ask;
  const { locale, words } = reader;
  const data = chartData(pivot, shape, against);
  const metric = reader.metrics.get(shape.metric);
  const unit = unitText(metric, reader);
  const shownUnit = columnOf(pivot.result, shape.metric)?.unit;
  const hasOrder = shape.series !== null && isOrdered(shape.series);
  const hasMarks =
    shape.kind === 'bars' ||
    (shape.kind === 'lines' && (data.series.length === 1 || data.axis.length <= FEW));
  const write = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number'
      ? tableText(value, shownUnit, locale, reader.scales.get(shape.metric))
      : '—';
  const finest = finestTime(pivot.keys);
  const begins = (ref: string | null, key: string) =>
    ref !== null && ref === finest && begunAt(pivot.result, [shape.metric], memberOf(key)).length > 0;
  const hasBase = data.series.some(({ points }) => points.some(({ base }) => base !== null));
  const ordered =
    shape.series !== null && hasOrder
      ? axisTexts(
          data.series.map(({ key }) => key),
          shape.series,
          reader,
        )
      : null;
  return {
    shape,
    data,
    title:
      unit === ''
        ? metricText(reader, shape.metric)
        : words.explore.panelTitle(metricText(reader, shape.metric), unit),
    axisName: dimensionText(reader, shape.axis),
    axis: axisTexts(data.axis, shape.axis, reader),
    begins: data.axis.flatMap((key, i) => (begins(shape.axis, key) ? [i] : [])),
    beginsMark: words.versions.markShort,
    series: data.series.map(({ key }, i) => {
      if (shape.series === null) return metricText(reader, shape.metric);
      const name = ordered?.[i] ?? memberText(key, shape.series, reader);
      return begins(shape.series, key) ? words.explore.panelTitle(name, words.versions.mark) : name;
    }),
    colours: hasOrder ? orderedColours(data.series.length, mode) : namedColours(mode),
    base: hasBase && hasMarks && against !== null ? againstText(against, words) : null,
    write,
    isWhole: !write(1.5).includes('.'),
  };
}
