import type { Spot } from '../../parts/pivot/cells.ts';
import { ChartBox } from '../chart-box.tsx';
import type { ChartFigures } from '../chart-table.tsx';
import type { Panel } from './panel.ts';
import { panelOption } from './panel-option.ts';

/** Loaded when there is something to draw. */
export default function PanelChart(props: {
  readonly panel: Panel;
  readonly height: number;
  readonly onOpen: (spot: Spot, metric: string) => void;
}) {
  const { panel, height, onOpen } = props;
  const pick = (at: number, place: number) => {
    const { series } = panel.data;
    const spot = series[at % series.length]?.points[place]?.spot;
    if (spot !== undefined) onOpen(spot, panel.shape.metric);
  };
  return (
    <ChartBox
      title={panel.title}
      data={panel}
      option={panelOption}
      figures={figuresOf(panel)}
      height={height}
      onPick={pick}
    />
  );
}

function figuresOf({ axisName, axis, begins, beginsMark, series, base, data, write }: Panel): ChartFigures {
  const columns = data.series.flatMap(({ points }, i) => {
    const name = series[i] ?? '';
    const values = { head: name, cells: points.map(({ value }) => write(value)) };
    if (base === null) return [values];
    const head = data.series.length === 1 ? base : `${name} · ${base}`;
    return [values, { head, cells: points.map((point) => write(point.base)) }];
  });
  return {
    heads: [axisName, ...columns.map(({ head }) => head)],
    lines: axis.map((name, at) => [
      begins.includes(at) ? `${name} ${beginsMark}` : name,
      ...columns.map(({ cells }) => cells[at] ?? ''),
    ]),
  };
}
