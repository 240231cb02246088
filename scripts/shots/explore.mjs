/* Pictures of Explore, and of what it is asked from: name, address, and how the page is brought to what is shown. */
import { openCall, openChip, openComparisons, openExport, openFields, openTotals } from './steps.mjs';

/** `of…`: a page of another workspace than that of the demo company. */
export function explorePages({ ofClosed, ofPlanned, ofVisits }) {
  return [
    ['explore', '/app/explore'],
    [
      'explore-answer',
      (_, { locale }) =>
        `/app/explore?metrics=revenue,gross_margin_rate&rows=${locale === 'zh' ? 'channel' : 'channel_en'}&columns=month&span=2026-08..2026-10`,
    ],
    [
      'explore-shares',
      (_, { locale }) =>
        `/app/explore?metrics=revenue,gross_margin_rate&rows=${locale === 'zh' ? 'channel,category' : 'channel_en,category_en'}&columns=quarter,month&span=2026-05..2026-10&as=parent&currency=USD&asof=2026-11-01`,
    ],
    [
      'explore-compared',
      (_, { locale }) =>
        `/app/explore?metrics=revenue&rows=${locale === 'zh' ? 'channel' : 'channel_en'}&against=year_ago,fixed:2025-03&align=weekday`,
    ],
    [
      'explore-weekday',
      '/app/explore?metrics=ordered_amount&rows=sales_order_line.order_date:part:weekday&span=12m',
    ],
    ['explore-signed', '/app/explore?metrics=ordered_amount&rows=sales_order_line.signed_date:month&span=3m'],
    [
      'explore-totals',
      (_, { locale }) =>
        `/app/explore?metrics=revenue&rows=${locale === 'zh' ? 'channel,category' : 'channel_en,category_en'}&columns=month&span=3m&against=none&nototals=rows`,
      openTotals,
    ],
    [
      'explore-partial',
      '/app/explore?metrics=revenue&rows=month&span=2026-09..2026-12&against=year_ago&partial=full&fill=yes',
    ],
    [
      'explore-closed',
      () =>
        ofClosed(
          '/app/explore?metrics=revenue,gross_margin_rate&rows=month&span=2026-04..2026-10&against=closed',
        ),
    ],
    [
      'explore-closed-divided',
      () => ofClosed('/app/explore?metrics=revenue&rows=vouchers.region&chart=none&against=year_ago,closed'),
    ],
    [
      'explore-closed-choice',
      () => ofClosed('/app/explore?metrics=revenue&rows=vouchers.region&chart=none&against=year_ago'),
      openComparisons,
    ],
    [
      'explore-matched',
      () => ofPlanned('/app/explore?metrics=sales&rows=month&span=2026-01..2026-04&against=budget:matched'),
    ],
    [
      'explore-matched-choice',
      () =>
        ofPlanned('/app/explore?metrics=sales&rows=month&span=2026-01..2026-04&against=budget&chart=none'),
      openComparisons,
    ],
    [
      'explore-figures',
      (_, { locale }) =>
        `/app/explore?metrics=revenue,ordered_amount&rows=${locale === 'zh' ? 'channel' : 'channel_en'}&span=3m&against=none&as=total&figures=ordered_amount&chart=none`,
      openChip,
    ],
    ['explore-own-weekday', '/app/explore?metrics=ordered_amount&rows=day:part:weekday&span=3m', openFields],
    ['metric-planned', () => ofPlanned('/app/metrics/sales?period=2026-04')],
    ['explore-hours', () => ofVisits('/app/explore?metrics=pages,visitors&rows=hour&span=2026-11-19')],
    [
      'explore-cohorts',
      () => ofVisits('/app/explore?metrics=kept&rows=cohort&columns=age&span=2026-06..2026-11'),
    ],
    ['explore-export', '/app/explore?metrics=revenue&rows=channel&columns=month', openExport],
    ['explore-api', '/app/explore?metrics=revenue&rows=channel', openCall],
    ['explore-fields', '/app/explore?metrics=revenue&rows=channel', openFields],
  ];
}
