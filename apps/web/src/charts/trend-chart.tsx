import { useEffect, useRef } from 'react';
import { cellOf, columnOf, type Result } from '../api/answer.ts';
import { tableText } from '../reading/figure-text.ts';
import { shortMonth } from '../reading/period.ts';
import { useThemeMode } from '../theme/theme-mode.tsx';
import { useLanguage } from '../words/language.tsx';
import { init } from './echarts.ts';
import { trendOption } from './trend-option.ts';

const NARROW = 480;

interface Chart {
  readonly result: Result;
  readonly name: string;
  readonly plan: 'budget' | 'target' | null;
  readonly height: number;
}

export default function TrendChart({ result, name, plan, height }: Chart) {
  const { tokens } = useThemeMode();
  const { words, locale } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) return;
    const place = box.current;
    const chart = init(place);
    const draw = () => {
      const isNarrow = place.clientWidth < NARROW;
      chart.setOption(trendOption({ result, name, plan }, { tokens, words, locale, isNarrow }), true);
    };
    draw();
    const observer = new ResizeObserver(() => {
      chart.resize();
      draw();
    });
    observer.observe(place);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [result, name, plan, tokens, words, locale]);
  return <div ref={box} style={{ height }} role="img" aria-label={spoken(result, name, locale)} />;
}

/** The line in words, for who cannot see it. */
function spoken(result: Result, name: string, locale: 'zh' | 'en'): string {
  const unit = columnOf(result, name)?.unit;
  return result.rows
    .map((row, i) => {
      const value = cellOf(result, i, name);
      const month = shortMonth(String(row[0] ?? '').slice(0, 7), locale);
      return `${month} ${value === null ? '—' : tableText(value, unit, locale)}`;
    })
    .join(', ');
}
