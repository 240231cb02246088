import { type DayGrain, memberLabel, parseDay } from '@plumbline/calendar';
import type { OpenedWorkspace } from '../workspace/open-workspace.ts';

const DAY_GRAINS: { readonly [G in DayGrain]: true } = {
  day: true,
  week: true,
  month: true,
  quarter: true,
  year: true,
  fiscal_quarter: true,
  fiscal_year: true,
};

/** What people call the member of a grain that an answer writes as its first day: 2013-Q1, 2013-W07, FY2013 (2012-07…2013-06). */
export function memberText(
  grain: string | undefined,
  first: string,
  { model }: Pick<OpenedWorkspace, 'model'>,
): string {
  const day = grain !== undefined && isDayGrain(grain) ? parseDay(first) : null;
  if (day === null || grain === undefined || !isDayGrain(grain)) return first.replace('T', ' ');
  return memberLabel(grain, day, model.workspace.calendar);
}

function isDayGrain(grain: string): grain is DayGrain {
  return Object.hasOwn(DAY_GRAINS, grain);
}
