import { type Diagnostic, type Locale, type Place, PlumblineError, report } from '@plumbline/diagnostics';
import {
  type Access,
  type Model,
  type PlainMap,
  scopeOf,
  typeMetricFormula,
  type WrittenObject,
} from '@plumbline/model';
import type { DefinitionVersion } from '@plumbline/store';
import { namedIn } from '../answer/metrics-asked.ts';
import { madeOf } from '../audit/note-reads.ts';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { objectsByKey } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import { sightOf, unanswered } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import type { TogetherObject } from '../edit/asked-together.ts';
import { isEditable, isOverwritable } from '../edit/is-editable.ts';
import { knownTogether } from '../edit/open-together.ts';
import { amongFor } from '../governance/catalog-among.ts';
import { reviewNow } from '../governance/review-now.ts';
import { undated } from '../governance/undated.ts';
import { unknownInMetric } from '../governance/unknown-in-metric.ts';
import type { Around } from './column-kinds.ts';
import { type ComparedRow, type ComparedSheet, compareSheet, letterOf } from './compare-sheet.ts';
import type { ReadSheet } from './read-sheet-rows.ts';
import { readableFormulas } from './readable-formulas.ts';

export interface SeenRows extends ComparedSheet {
  /** Null: the person sees everything. */
  readonly access: Access | null;
}

interface Reading {
  readonly principal: Principal;
  readonly read: ReadSheet;
  readonly locale: Locale;
  /** ISO day from which the rows are to hold. */
  readonly effectiveFrom: string | null;
}

/**
 * What the rows say that the catalog does not. For whom policies restrict, the catalog is what their own sheet was made from: the
 * metrics that they see, as they are in force, without formulas that they do not read. Rows may name what other rows make. Throws
 * PlumblineError.
 */
export async function seenRows(
  workings: Workings,
  last: CatalogObjects,
  { principal, read, locale, effectiveFrom }: Reading,
): Promise<SeenRows> {
  const served = workings.snapshots.current();
  const sight = sightOf(served, principal);
  if (sight === null) throw new PlumblineError(unanswered(served, principal));
  const { access } = sight;
  const { model } = sight.served;
  const around: Around = { locale, readable: readableFormulas(model) };
  const isMetric = ({ kind }: DefinitionVersion) => kind === 'metric';
  if (access === null) return { ...compareSheet(read, last.written.filter(isMetric), around), access };
  const versions = served.versions.filter((one) => isMetric(one) && model.metrics.has(one.id));
  const shown = versions.map((one) => (access.opaque.has(one.id) ? withoutFormula(one) : one));
  const { rows, unchanged } = compareSheet(read, shown, around);
  const guarding: Guarding = {
    ...{ workings, principal, read },
    whole: served.model,
    written: objectsByKey(last.written),
  };
  const told = rows.map((row) => guarded(row, (kind) => overwriting(row, kind, guarding)));
  const together = told.flatMap((row): readonly TogetherObject[] =>
    isSaid(row) ? [{ kind: 'metric', id: row.metric, body: saidBy(workings, row) }] : [],
  );
  const among = amongFor(served, principal);
  const known = await knownTogether(workings, sight, { together, effectiveFrom, among });
  return {
    rows: told.map((row) => guarded(row, () => naming(row, known.model, guarding))),
    unchanged,
    access,
  };
}

function withoutFormula(version: DefinitionVersion): DefinitionVersion {
  return { ...version, body: { ...(version.body as object), formula: '' } };
}

interface Guarding {
  readonly workings: Workings;
  readonly principal: Principal;
  /** What is served, seen or not. */
  readonly whole: Model;
  readonly written: ReadonlyMap<string, WrittenObject>;
  readonly read: ReadSheet;
}

type Said = 'changed' | 'added';

function isSaid({ kind }: ComparedRow): boolean {
  return kind === 'changed' || kind === 'added';
}

function guarded(row: ComparedRow, refusals: (kind: Said) => readonly Diagnostic[]): ComparedRow {
  if (row.kind !== 'changed' && row.kind !== 'added') return row;
  const found = refusals(row.kind);
  return found.length === 0 ? row : { ...row, kind: 'error', diagnostics: [...row.diagnostics, ...found] };
}

/** The past that publishing wrote down is none of the row's words. */
function saidBy(workings: Workings, { body }: ComparedRow): PlainMap {
  return reviewNow(workings) === null ? body : undated(body, body);
}

function placeIn({ read }: Guarding, line: number, path: string): Place {
  const column = letterOf(path, read.columns);
  return { kind: 'data', file: read.sheet, line, ...(column === null ? {} : { column }) };
}

/** What one may not read one does not write over: as in the editor, for each row by itself. */
function overwriting(
  { row: line, metric: name }: ComparedRow,
  kind: Said,
  guarding: Guarding,
): readonly Diagnostic[] {
  const { workings, principal, whole, written } = guarding;
  const object = { kind: 'metric', id: name } as const;
  const at = placeIn(guarding, line, 'name');
  if (kind === 'added' && (whole.metrics.has(name) || written.has(keyOf(object))))
    return [report('change/name-taken', { kind: 'metric', name }, { at })];
  const isOpen = () =>
    isEditable(workings, principal, object) && isOverwritable(workings, principal, { written, object });
  return kind === 'changed' && !isOpen()
    ? [report('change/unread-definition', { kind: 'metric', name }, { at })]
    : [];
}

/** What one does not see is unknown. `model`: theirs, and what the rows make of it. */
function naming(row: ComparedRow, model: Model, guarding: Guarding): readonly Diagnostic[] {
  const { row: line, metric: name, body } = row;
  const { workings, whole } = guarding;
  const unknown = unknownInMetric(saidBy(workings, row), model).map(
    ({ diagnostic, at: place }): Diagnostic => ({
      ...diagnostic,
      at: placeIn(guarding, line, String(place?.path[0] ?? 'name')),
    }),
  );
  if (unknown.length > 0) return unknown;
  // A figure of the whole company is guarded as its definition stands: a formula of one's own would take it apart.
  const { expr } = typeMetricFormula(String(body.formula ?? ''), scopeOf(model));
  const made = [name, ...namedIn(expr ?? undefined)].flatMap((one) => [...madeOf(one, whole)]);
  const isOfCompany = made.some((one) => whole.metrics.get(one)?.scope === 'company');
  return isOfCompany ? [report('query/closed-data', {}, { at: placeIn(guarding, line, 'formula') })] : [];
}
