import {
  type CalendarSettings,
  type Day,
  formatDay,
  grainName,
  isOwnGrain,
  membersOf,
  nests,
  type OwnGrain,
  type PeriodList,
  readPeriods,
} from '@plumbline/calendar';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { ListedCalendar } from '@plumbline/model';
import type { Facts, PeriodFacts, ResolvedQuery } from '@plumbline/query';
import type { CompileInput } from '../compile-input.ts';
import type { Context } from '../plan/build/cells/context.ts';

/** Beside a grain of the company's own coarser ones stand only where each of its periods lies in one member of theirs. */
export function crossings({ grain, by }: ResolvedQuery, calendar: CalendarSettings): readonly Diagnostic[] {
  if (grain === null || !isOwnGrain(grain)) return [];
  return by.flatMap((item) => {
    if (item.kind !== 'time' || nests(grain, item.grain, calendar)) return [];
    return [report('query/grains-do-not-nest', { fine: grainName(grain), coarse: grainName(item.grain) })];
  });
}

/** Days of the period that are in no row, and in the total none the less. */
export function warnLeftOut({ grain, period, isEmpty, latest, model, warnings }: Context): void {
  if (grain === null || !isOwnGrain(grain) || isEmpty) return;
  const last = Math.min(period.to, latest);
  let day = period.from;
  let days = 0;
  let first: Day | null = null;
  for (const { from, to } of membersOf(grain, period, model.workspace.calendar)) {
    if (from > last) break;
    if (from > day) first ??= day;
    days += Math.max(0, from - day);
    day = Math.max(day, to + 1);
  }
  if (day <= last) first ??= day;
  days += Math.max(0, last - day + 1);
  if (first === null) return;
  const params = { grain: grainName(grain), days, day: formatDay(first) };
  warnings.set(`left out of ${grain}`, { code: 'query/days-in-no-member', params });
}

/** The question with the periods, as they were loaded, of the grains of the company's own that it names. */
export function ownView(input: CompileInput): {
  readonly input: CompileInput;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { model, query, facts } = input;
  if (query.ownGrains.length === 0) return { input, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const own = new Map<OwnGrain, PeriodList>();
  for (const calendar of model.calendars.values()) {
    if (calendar.grain === null || !query.ownGrains.includes(calendar.grain)) continue;
    const found = periodsOf(calendar, facts);
    diagnostics.push(...found.diagnostics);
    own.set(calendar.grain, found.periods);
  }
  // A calendar of which not all rows are open to the asker is none that formulas could step by.
  if (query.ownGrains.some((grain) => !own.has(grain))) diagnostics.push(report('query/closed-data', {}));
  const { workspace } = model;
  const calendar = { ...workspace.calendar, own };
  return { input: { ...input, model: { ...model, workspace: { ...workspace, calendar } } }, diagnostics };
}

interface Listed {
  readonly periods: PeriodList;
  readonly diagnostics: readonly Diagnostic[];
}

function periodsOf({ name, dataset, grain, key }: ListedCalendar, facts: Facts): Listed {
  const measured = facts.datasets.get(dataset)?.periods?.get(name);
  // A name that is withheld is told to nobody, also where loading read it.
  const rows = key === null ? measured?.map((row) => ({ ...row, label: null })) : measured;
  const refused = (diagnostic: Diagnostic): Listed => ({ periods: [], diagnostics: [diagnostic] });
  if (rows === undefined) return refused(report('query/not-loaded', { dataset }));
  const params = { calendar: name, grain: grainName(grain ?? '') };
  const open = rows.find(({ from, to }) => from === null || to === null);
  if (open !== undefined)
    return refused(
      report('query/bad-periods', { ...params, reason: 'no-days', period: nameOf(open), other: null }),
    );
  const { periods, problems } = readPeriods(
    rows.map((row) => ({ label: nameOf(row), from: row.from ?? 0, to: row.to ?? 0 })),
  );
  // A gap is allowed: its days are in no member. So is a name that comes back, as seasons do.
  for (const { reason, label, other } of problems)
    if (reason === 'shares-days' || reason === 'ends-before-start')
      return refused(report('query/bad-periods', { ...params, reason, period: label, other }));
  return { periods, diagnostics: [] };
}

function nameOf({ label, from }: PeriodFacts): string {
  return label ?? (from === null ? '' : formatDay(from));
}
