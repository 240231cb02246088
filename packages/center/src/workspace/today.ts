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

function dateIn(timezone: string, now: Date): Day {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: isTimezone(timezone) ? timezone : 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);
  const day = parseDay(parts);
  if (day === null) throw new InternalError(`cannot read the date ${parts}`);
  return day;
}

/** A zone this machine does not know has its own diagnostic from the model. */
function isTimezone(timezone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
    return true;
  } catch {
    return false;
  }
}
