import { MarkLineComponent, MarkPointComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { init } from '../../../charts/echarts.ts';
import { sheetText } from '../../../reading/sheet-unit.ts';
import { useThemeMode } from '../../../theme/theme-mode.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { courseOption } from './course-option.ts';
import { type CourseData, coursePoints, courseUnit } from './course-points.ts';

use([MarkLineComponent, MarkPointComponent]);

const NARROW = 480;

interface Chart {
  readonly data: CourseData;
  readonly height: number;
  /** The picture, when somebody asks for it. */
  readonly onReady: (picture: () => string) => void;
}

export default function CourseChart({ data, height, onReady }: Chart) {
  const { tokens } = useThemeMode();
  const { words, locale } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) return;
    const place = box.current;
    const chart = init(place);
    const draw = () => {
      const isNarrow = place.clientWidth < NARROW;
      chart.setOption(courseOption(data, { tokens, words, locale, isNarrow }), true);
    };
    draw();
    onReady(() => chart.getDataURL({ pixelRatio: 2, backgroundColor: tokens.surface }));
    const observer = new ResizeObserver(() => {
      chart.resize();
      draw();
    });
    observer.observe(place);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [data, tokens, words, locale, onReady]);
  const points = coursePoints(data, locale);
  const unit = courseUnit(data, points, locale);
  const spoken = points
    .map(({ label, value }) => `${label} ${value === null ? '—' : sheetText(value, unit)}`)
    .join(', ');
  return <div ref={box} style={{ height }} role="img" aria-label={spoken} />;
}
