import { columnOf, type Result } from '../../api/answer.ts';

/** The note of a figure that reads days before its definition was in force. */
const RESTATED = 'version/restated-base';

/** Which definitions the figures of a metric were made by, as far as that is not the newest alone. */
export interface VersionsUsed {
  /** Where another definition begins: its first day, and the key of the first cell. */
  readonly begins: readonly { readonly day: string; readonly first: string | undefined }[];
  /** The last day of the one older definition that gives every figure. */
  readonly formerUntil: string | null;
  /** What figures are compared with, restated to a later definition. */
  readonly restated: readonly string[];
  /** Figures themselves reach back before their definition. */
  readonly isWindowRestated: boolean;
}

export function versionsUsed(result: Result, metric: string): VersionsUsed {
  const versions = columnOf(result, metric)?.versions ?? [];
  const noted = new Set(result.notes.flatMap(({ code, column }) => (code === RESTATED ? [column] : [])));
  const [only] = versions;
  return {
    begins: versions.slice(1).flatMap(({ from, first }) => (from === null ? [] : [{ day: from, first }])),
    formerUntil: versions.length === 1 ? (only?.to ?? null) : null,
    restated: ['year_ago', 'previous'].filter((base) => noted.has(`${metric}__${base}`)),
    isWindowRestated: noted.has(metric),
  };
}

/** Of these metrics, those whose definition changes at a member of time. */
export function begunAt(result: Result, metrics: readonly string[], member: unknown): readonly string[] {
  return metrics.filter((metric) =>
    versionsUsed(result, metric).begins.some(({ first }) => first === member),
  );
}

export function isRestated(result: Result, row: number, column: string): boolean {
  return result.notes.some((note) => note.row === row && note.column === column && note.code === RESTATED);
}
