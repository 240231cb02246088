import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useId, useRef } from 'react';
import { useThemeMode } from '../theme/theme-mode.tsx';
import { useLanguage } from '../words/language.tsx';
import type { ChartLook } from './chart-look.ts';
import { type ChartFigures, ChartTable } from './chart-table.tsx';
import { chartTheme } from './chart-theme.ts';
import { init } from './echarts.ts';
import './chart-box.css';

/** Narrower than this, a chart keeps less room at its sides. */
const NARROW = 480;

interface ChartBoxProps<Data> {
  readonly title: string;
  /** Drawn anew when it is another one. */
  readonly data: Data;
  readonly option: (data: Data, look: ChartLook) => EChartsCoreOption;
  readonly figures: ChartFigures;
  readonly height: number;
  readonly onPick?: (series: number, place: number) => void;
}

/** Makes, sizes, colours and ends a chart; what is drawn is its option, and a table of the same figures stands beside it. */
export function ChartBox<Data>(props: ChartBoxProps<Data>) {
  const { title, figures, height } = props;
  const table = useId();
  const box = useChart(props);
  return (
    <div className="chart-box">
      <div ref={box} style={{ height }} role="img" aria-label={title} aria-details={table} />
      <ChartTable id={table} title={title} figures={figures} />
    </div>
  );
}

function useChart<Data>({ data, option, onPick }: ChartBoxProps<Data>) {
  const { tokens } = useThemeMode();
  const { words, locale } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const draw = useRef(() => {});
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const place = box.current;
    if (place === null) return;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const made = init(place, chartTheme(tokens, isStill));
    chart.current = made;
    made.on('click', ({ seriesIndex = 0, dataIndex }) => pick.current?.(seriesIndex, dataIndex));
    const observer = new ResizeObserver(() => {
      if (made.getWidth() === place.clientWidth && made.getHeight() === place.clientHeight) return;
      made.resize();
      draw.current();
    });
    observer.observe(place);
    return () => {
      observer.disconnect();
      chart.current = null;
      made.dispose();
    };
  }, [tokens]);
  useEffect(() => {
    draw.current = () => {
      const width = box.current?.clientWidth ?? 0;
      const look = { tokens, words, locale, width, isNarrow: width < NARROW };
      chart.current?.setOption(option(data, look), true);
    };
    draw.current();
  }, [data, option, tokens, words, locale]);
  return box;
}
