import {
  type ClockGrain,
  type Grain,
  grainName,
  isOwnGrain,
  type MemberGrain,
  type OwnGrain,
} from '@plumbline/calendar';
import type { CohortPart, Model, Text } from '@plumbline/model';
import type { DatePart } from '../metric-query.ts';

const GRAIN_LABELS: { readonly [G in Exclude<MemberGrain, OwnGrain>]: Text } = {
  day: { zh: '日', en: 'Day' },
  week: { zh: '周', en: 'Week' },
  month: { zh: '月', en: 'Month' },
  quarter: { zh: '季', en: 'Quarter' },
  year: { zh: '年', en: 'Year' },
  fiscal_quarter: { zh: '财季', en: 'Fiscal quarter' },
  fiscal_year: { zh: '财年', en: 'Fiscal year' },
  week_year: { zh: '年（按周）', en: 'Year (of weeks)' },
};

const CLOCK_LABELS: { readonly [G in ClockGrain]: Text } = {
  hour: { zh: '小时', en: 'Hour' },
  minute: { zh: '分钟', en: 'Minute' },
};

const PART_LABELS: { readonly [P in DatePart]: Text } = {
  year: { zh: '年份', en: 'year' },
  quarter: { zh: '第几季', en: 'quarter of the year' },
  month: { zh: '月份', en: 'month of the year' },
  week: { zh: '第几周', en: 'week of the year' },
  day: { zh: '几号', en: 'day of the month' },
  day_of_year: { zh: '一年中第几天', en: 'day of the year' },
  weekday: { zh: '星期', en: 'weekday' },
  hour: { zh: '时', en: 'hour' },
  minute: { zh: '分', en: 'minute' },
};

export function grainLabel(grain: MemberGrain, model: Pick<Model, 'calendars'>): Text {
  if (!isOwnGrain(grain)) return GRAIN_LABELS[grain];
  const listed = [...model.calendars.values()].find((calendar) => calendar.grain === grain);
  return listed?.label ?? { zh: grainName(grain), en: grainName(grain) };
}

/** The label of `hour` or `minute` of the query's time. */
export function clockLabel(grain: Grain): Text {
  return grain === 'hour' || grain === 'minute' ? CLOCK_LABELS[grain] : GRAIN_LABELS[grain];
}

const COHORT_LABELS: { readonly [P in CohortPart]: Text } = {
  cohort: { zh: '同期群', en: 'Cohort' },
  age: { zh: '第几期', en: 'Periods since' },
};

export function cohortLabel(part: CohortPart): Text {
  return COHORT_LABELS[part];
}

/** A part of the query's own days: its name as a heading. */
export function partLabel(part: DatePart): Text {
  const { zh, en } = PART_LABELS[part];
  return { zh, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}` };
}

/** What the grain of a column is called; a year of weeks is shown as a year, by the first of January that names it. */
export function grainWord(grain: MemberGrain): string {
  return grain === 'week_year' ? 'year' : grainName(grain);
}

/** The label of a field, with the grain or part it is grouped by. */
export function fieldLabel(field: Text, grain: Grain | null, part: DatePart | null): Text {
  const by = grain === null ? (part === null ? null : PART_LABELS[part]) : clockLabel(grain);
  if (by === null) return field;
  return { zh: `${field.zh}（${by.zh}）`, en: `${field.en} (${by.en.toLowerCase()})` };
}
