import { type Day, parseDay } from '@plumbline/calendar';
import { type Diagnostic, InternalError, report } from '@plumbline/diagnostics';

/** The one place that decides what day it is. */
export function todayOf(
  asked: string | null,
  workspace: { readonly today: string | null; readonly timezone: string },
  now: Date,
): { readonly today: Day; readonly diagnostics: readonly Diagnostic[] } {
  const fixed = asked ?? workspace.today;
  const day = fixed === null ? null : parseDay(fixed);
  if (day !== null) return { today: day, diagnostics: [] };
  const diagnostics = fixed === null ? [] : [badToday(fixed)];
  return { today: dateIn(workspace.timezone, now), diagnostics };
}

function badToday(text: string): Diagnostic {
  const at = { kind: 'query', path: 'today', text, start: 0, end: text.length } as const;
  return report('workspace/bad-today', { text }, { at });
}

/** Every request asks for the day, which begins with a minute in every zone. */
function dateIn(timezone: string, now: Date): Day {
  const minute = Math.floor(now.getTime() / 60_000);
  const last = lastDays.get(timezone);
  if (last?.minute === minute) return last.day;
  const parts = dates(timezone).format(now);
  const day = parseDay(parts);
  if (day === null) throw new InternalError(`cannot read the date ${parts}`);
  lastDays.set(timezone, { minute, day });
  return day;
}

const lastDays = new Map<string, { readonly minute: number; readonly day: Day }>();

/** To make one of these takes longer than to answer from memory. */
const made = new Map<string, Intl.DateTimeFormat>();

function dates(timezone: string): Intl.DateTimeFormat {
  const known = made.get(timezone);
  if (known !== undefined) return known;
  const format = datesIn(timezone);
  if (format === null) return dates('UTC');
  made.set(timezone, format);
  return format;
}

/** Null: a zone this machine does not know, which has its own diagnostic from the model. */
function datesIn(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  } catch {
    return null;
  }
}
