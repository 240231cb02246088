import { type CalendarSettings, DEFAULT_CALENDAR, parseYearEnd } from '@plumbline/calendar';
import type { Workspace } from '../model.ts';
import { MONTHS, WEEKDAYS, type WorkspaceDefinition } from '../workspace/schema/workspace.ts';

/** ISO 4217 for "no currency": a workspace that names none. */
const NO_CURRENCY = 'XXX';

/** The workspace with its defaults; also for one whose plumbline.yaml is missing or wrong. */
export function toWorkspace(definition: WorkspaceDefinition | null): Workspace {
  const name = definition?.workspace ?? 'workspace';
  return {
    name,
    label: definition?.label ?? { zh: name, en: name },
    locale: definition?.locale ?? 'en',
    currency: definition?.currency ?? NO_CURRENCY,
    timezone: definition?.timezone ?? 'UTC',
    today: definition?.today ?? null,
    calendar: toCalendar(definition?.calendar),
    holidays: definition?.calendar?.holidays ?? null,
    review: definition?.review ?? null,
  };
}

function toCalendar(calendar: WorkspaceDefinition['calendar']): CalendarSettings {
  const month = calendar?.fiscal_year_start;
  const weekday = calendar?.week_start;
  const fiscalYearName = calendar?.fiscal_year_name ?? DEFAULT_CALENDAR.fiscalYearName;
  const name = calendar?.pattern ?? 'gregorian';
  const yearEnd = name === 'gregorian' ? null : parseYearEnd(calendar?.year_end ?? '');
  if (name !== 'gregorian' && yearEnd !== null) {
    return {
      fiscalYearStart: (yearEnd.month % 12) + 1,
      fiscalYearName,
      weekStart: (yearEnd.weekday % 7) + 1,
      pattern: { pattern: name, yearEnd, yearName: fiscalYearName },
    };
  }
  return {
    fiscalYearStart: month === undefined ? DEFAULT_CALENDAR.fiscalYearStart : MONTHS.indexOf(month) + 1,
    fiscalYearName,
    weekStart: weekday === undefined ? DEFAULT_CALENDAR.weekStart : WEEKDAYS.indexOf(weekday) + 1,
  };
}
