import { type Diagnostic, type Place, PlumblineError, report } from '@plumbline/diagnostics';

/** How long texts about people are at most, in characters: what the interface takes, whoever calls. */
export const MOST_LETTERS = { name: 200, email: 320, externalId: 200, code: 64, reason: 1000 } as const;
export const MOST_ENTRIES = 10_000;
export const MOST_VALUES = 50;
/** Of one person, that are not over: each costs a look with every request made in somebody's place. */
export const MOST_DELEGATIONS = 50;

/** Nothing where the text is short enough. */
export function tooLong(
  field: string,
  text: string | undefined,
  most: number,
  at?: Place,
): readonly Diagnostic[] {
  return text === undefined || text.length <= most
    ? []
    : [report('people/text-too-long', { field, most }, { at })];
}

/** Throws PlumblineError `people/text-too-long`. */
export function checkLength(field: string, text: string, most: number): void {
  const found = tooLong(field, text, most);
  if (found.length > 0) throw new PlumblineError(found);
}

/** Nothing where there are not more than that. */
export function tooMany(
  what: 'entries' | 'values' | 'delegations',
  found: number,
  most: number,
  at?: Place,
): readonly Diagnostic[] {
  return found <= most ? [] : [report('people/too-many', { what, most, found }, { at })];
}
