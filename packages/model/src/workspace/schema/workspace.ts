import { parseYearEnd } from '@plumbline/calendar';
import { z } from 'zod';
import { described, map } from './shapes.ts';
import { currency, date, name, timezone, variable, yearEnd } from './text-forms.ts';

export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const calendar = map({
  fiscal_year_start: z.enum(MONTHS).optional(),
  fiscal_year_name: z.enum(['start', 'end']).optional(),
  week_start: z.enum(WEEKDAYS).optional(),
  pattern: z.enum(['gregorian', '4-4-5', '4-5-4', '5-4-4']).optional(),
  year_end: yearEnd.optional(),
  holidays: z.enum(['CN']).optional(),
}).superRefine((value, context) => {
  const isPattern = value.pattern !== undefined && value.pattern !== 'gregorian';
  const end = parseYearEnd(value.year_end ?? '');
  if (!isPattern && end === null) return;
  const { fiscal_year_start: month, week_start: weekday } = value;
  const fits =
    end !== null &&
    (month === undefined || month === MONTHS[end.month % 12]) &&
    (weekday === undefined || weekday === WEEKDAYS[end.weekday % 7]);
  if (isPattern && fits) return;
  context.addIssue({ code: 'custom', path: [], params: { expected: 'pattern-shape' } });
});

/** The keys of `plumbline.yaml` that describe the workspace itself. */
export const workspaceDefinition = map({
  ...described,
  workspace: name,
  locale: z.enum(['zh', 'en']).optional(),
  currency: currency.optional(),
  timezone: timezone.optional(),
  today: date.optional(),
  organisation: name.optional(),
  calendar: calendar.optional(),
  review: z.enum(['two_signatures', 'one', 'self']).optional(),
  env: z.array(variable).optional(),
});
export type WorkspaceDefinition = z.output<typeof workspaceDefinition>;
