import { DEFAULT_CALENDAR } from '@plumbline/calendar';
import type { Workspace } from '../model.ts';
import { MONTHS, WEEKDAYS, type WorkspaceDefinition } from '../workspace/schema/workspace.ts';

/** ISO 4217 for "no currency": a workspace that names none. */
const NO_CURRENCY = 'XXX';

/** The workspace with its defaults; also for one whose plumbline.yaml is missing or wrong. */
export function toWorkspace(definition: WorkspaceDefinition | null): Workspace {
  const name = definition?.workspace ?? 'workspace';
  const calendar = definition?.calendar;
  const month = calendar?.fiscal_year_start;
  const weekday = calendar?.week_start;
  return {
    name,
    label: definition?.label ?? { zh: name, en: name },
    locale: definition?.locale ?? 'en',
    currency: definition?.currency ?? NO_CURRENCY,
    timezone: definition?.timezone ?? 'UTC',
    today: definition?.today ?? null,
    calendar: {
      fiscalYearStart: month === undefined ? DEFAULT_CALENDAR.fiscalYearStart : MONTHS.indexOf(month) + 1,
      fiscalYearName: calendar?.fiscal_year_name ?? DEFAULT_CALENDAR.fiscalYearName,
      weekStart: weekday === undefined ? DEFAULT_CALENDAR.weekStart : WEEKDAYS.indexOf(weekday) + 1,
    },
    holidays: calendar?.holidays ?? null,
  };
}
