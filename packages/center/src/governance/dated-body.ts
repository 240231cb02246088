import { FIRST_DAY } from '@plumbline/diagnostics';
import type { PlainMap } from '@plumbline/model';
import { canonicalJson, type Json } from '@plumbline/store';

/** What of a metric is in force by the cell: `versions:` lists what it was before. */
const BY_CELL = ['formula', 'basis'] as const;

/**
 * A metric written without its past gets the past that the catalog knows: files of people say what a metric is, and
 * publishing writes down what it was.
 */
export function carryPast(body: PlainMap, before: PlainMap | null): PlainMap {
  if (before === null || before.versions === undefined || body.versions !== undefined) return body;
  if (body.effective !== undefined && body.effective !== before.effective) return body;
  const { effective, versions } = before;
  return { ...body, ...(effective === undefined ? {} : { effective }), versions };
}

export interface Dating {
  /** ISO day from which it holds, unless it declares one of its own. */
  readonly day: string;
  /** Equal for formulas that are only written otherwise. */
  readonly meaning: (formula: string) => string;
}

/** The metric as published from a day on: formulas that were in force before that day are listed. */
export function datedBody(body: PlainMap, before: PlainMap | null, { day, meaning }: Dating): PlainMap {
  const meant = ({ formula }: PlainMap) => (typeof formula === 'string' ? meaning(formula) : null);
  if (before === null || meant(body) === meant(before)) return body;
  const isOwnHistory =
    body.versions !== undefined && canonicalJson(body.versions) !== canonicalJson(before.versions ?? null);
  if (isOwnHistory) return body;
  const declared = textOf(body.effective);
  const from = declared !== null && declared !== textOf(before.effective) ? declared : day;
  const { effective: _, versions: __, ...rest } = body;
  if (from === FIRST_DAY) return rest;
  const since = textOf(before.effective) ?? FIRST_DAY;
  const past = [...listOf(before.versions), { effective: since, ...byCell(before) }];
  const earlier = past.filter(({ effective }) => (textOf(effective) ?? '') < from);
  return { ...rest, effective: from, ...(earlier.length === 0 ? {} : { versions: earlier }) };
}

function byCell(body: PlainMap): PlainMap {
  const parts = BY_CELL.flatMap((key) => (body[key] === undefined ? [] : [[key, body[key]] as const]));
  return Object.fromEntries(parts);
}

function listOf(versions: Json | undefined): readonly PlainMap[] {
  return Array.isArray(versions) ? (versions as readonly PlainMap[]) : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
