import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { ChartBox } from '../../charts/chart-box.tsx';
import type { ChartLook } from '../../charts/chart-look.ts';
import { figureAxis } from '../../charts/figure-axis.ts';
import { lineSeries } from '../../charts/line-series.ts';
import { digitsOf } from '../../reading/digits-of.ts';
import { monthOfDay } from '../../reading/month-of-day.ts';
import { monthText, shortMonth } from '../../reading/period.ts';
import { sheetText, sheetUnitOf } from '../../reading/sheet-unit.ts';
import { useLanguage } from '../../words/language.tsx';
import type { Preview } from './edit-queries.ts';

type Comparison = NonNullable<Preview['comparison']>;
type Cell = Comparison['periods'][number]['after'];

interface Drawn {
  readonly found: Comparison;
  readonly locale: 'zh' | 'en';
  readonly names: { readonly now: string; readonly next: string };
}

const HEIGHT = 240;

/** By month: grey as it is now, the accent as it is written. */
export default function PreviewChart({ found }: { readonly found: Comparison }) {
  const { locale, words } = useLanguage();
  const { preview: text } = words.editor;
  const data = useMemo(
    (): Drawn => ({ found, locale, names: { now: text.now, next: text.next } }),
    [found, locale, text],
  );
  const write = writerOf(data);
  const figures = {
    heads: [text.month, text.now, text.next],
    lines: found.periods.map(({ period, before, after }) => [
      monthText(monthOfDay(String(period)), locale),
      write(before),
      write(after),
    ]),
  };
  return (
    <ChartBox
      title={text.chart(found.label[locale])}
      data={data}
      option={option}
      figures={figures}
      height={HEIGHT}
    />
  );
}

function writerOf({ found, locale }: Drawn): (value: unknown) => string {
  const plain = found.periods.flatMap(({ before, after }) => [digitsOf(before), digitsOf(after)]);
  const unit = sheetUnitOf(plain, found.column?.unit, locale);
  return (value) => (typeof value === 'string' || typeof value === 'number' ? sheetText(value, unit) : '—');
}

function option(drawn: Drawn, { tokens, isNarrow }: ChartLook): EChartsCoreOption {
  const { found, locale, names } = drawn;
  const write = writerOf(drawn);
  const number = (cell: Cell) => (cell === null ? null : Number(cell));
  const before = found.periods.map((one) => number(one.before));
  const after = found.periods.map((one) => number(one.after));
  const isOther = before.some((value, i) => value !== null && value !== after[i]);
  return {
    grid: { left: isNarrow ? 48 : 56, right: isNarrow ? 72 : 76, top: 16, bottom: 28 },
    xAxis: {
      type: 'category',
      data: found.periods.map(({ period }) => shortMonth(monthOfDay(String(period)), locale)),
      boundaryGap: false,
    },
    ...figureAxis(write),
    series: [
      ...(isOther
        ? [lineSeries({ name: names.now, data: before, colour: tokens.ink4, nameColour: tokens.ink3 })]
        : []),
      lineSeries({ name: names.next, data: after, colour: tokens.accent, isMain: true }),
    ],
  };
}
