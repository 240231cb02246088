import type { DayGrain } from '@plumbline/calendar';
import type { Text } from '@plumbline/model';
import type { DatePart } from '../metric-query.ts';

const GRAIN_LABELS: { readonly [G in DayGrain]: Text } = {
  day: { zh: '日', en: 'Day' },
  week: { zh: '周', en: 'Week' },
  month: { zh: '月', en: 'Month' },
  quarter: { zh: '季', en: 'Quarter' },
  year: { zh: '年', en: 'Year' },
  fiscal_quarter: { zh: '财季', en: 'Fiscal quarter' },
  fiscal_year: { zh: '财年', en: 'Fiscal year' },
};

const PART_LABELS: { readonly [P in DatePart]: Text } = {
  year: { zh: '年份', en: 'year' },
  quarter: { zh: '第几季', en: 'quarter of the year' },
  month: { zh: '月份', en: 'month of the year' },
  week: { zh: '第几周', en: 'week of the year' },
  day: { zh: '几号', en: 'day of the month' },
  weekday: { zh: '星期', en: 'weekday' },
  hour: { zh: '时', en: 'hour' },
  minute: { zh: '分', en: 'minute' },
};

export function grainLabel(grain: DayGrain): Text {
  return GRAIN_LABELS[grain];
}

/** The label of a field, with the grain or part it is grouped by. */
export function fieldLabel(field: Text, grain: DayGrain | null, part: DatePart | null): Text {
  const by = grain === null ? (part === null ? null : PART_LABELS[part]) : GRAIN_LABELS[grain];
  if (by === null) return field;
  return { zh: `${field.zh}（${by.zh}）`, en: `${field.en} (${by.en.toLowerCase()})` };
}
