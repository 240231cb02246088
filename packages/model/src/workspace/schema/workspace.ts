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
  const hasEnd = value.year_end !== undefined;
  const hasOther = value.fiscal_year_start !== undefined || value.week_start !== undefined;
  if (isPattern ? hasEnd && !hasOther : !hasEnd) return;
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
