import { useEffect, useRef } from 'react';
import { init } from '../../pages/explore/chart/echarts.ts';
import type { Spot } from '../../parts/pivot/cells.ts';
import { useThemeMode } from '../../theme/theme-mode.tsx';
import type { Panel } from './panel.ts';
import { panelOption } from './panel-option.ts';

/** Loaded when there is something to draw. */
export default function PanelChart(props: {
  readonly panel: Panel;
  readonly height: number;
  readonly onOpen: (spot: Spot, metric: string) => void;
}) {
  const { panel, height, onOpen } = props;
  const { tokens } = useThemeMode();
  const box = useRef<HTMLDivElement>(null);
  const opened = useRef(onOpen);
  opened.current = onOpen;
  useEffect(() => {
    const place = box.current;
    if (place === null) return;
    const chart = init(place);
    const draw = () => chart.setOption(panelOption(panel, { tokens, width: place.clientWidth }), true);
    draw();
    chart.on('click', ({ seriesIndex = 0, dataIndex }) => {
      const { series } = panel.data;
      const spot = series[seriesIndex % series.length]?.points[dataIndex]?.spot;
      if (spot !== undefined) opened.current(spot, panel.shape.metric);
    });
    const observer = new ResizeObserver(() => {
      chart.resize();
      draw();
    });
    observer.observe(place);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [panel, tokens]);
  return <div ref={box} style={{ height }} role="img" aria-label={spoken(panel)} />;
}

/** The picture in words; the table below holds the rest. */
function spoken({ title, axis, series, data, write }: Panel): string {
  const said = data.series.map(({ points }, i) =>
    points
      .map(({ value }, j) => `${series.length > 1 ? `${series[i]} ` : ''}${axis[j]} ${write(value)}`)
      .join(', '),
  );
  return `${title}: ${said.join('; ')}`;
}
