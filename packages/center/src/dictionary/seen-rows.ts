import { type Diagnostic, type Locale, type Place, PlumblineError, report } from '@plumbline/diagnostics';
import { type Access, type Model, scopeOf, typeMetricFormula, type WrittenObject } from '@plumbline/model';
import type { DefinitionVersion } from '@plumbline/store';
import { namedIn } from '../answer/metrics-asked.ts';
import { madeOf } from '../audit/note-reads.ts';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { objectsByKey } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import { type Sight, sightOf, unanswered } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { isEditable, isOverwritable } from '../edit/is-editable.ts';
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
}

/**
 * What the rows say that the catalog does not. For whom policies restrict, the catalog is what their own sheet was made from: the
 * metrics that they see, as they are in force, without formulas that they do not read. Throws PlumblineError.
 */
export function seenRows(
  workings: Workings,
  last: CatalogObjects,
  { principal, read, locale }: Reading,
): SeenRows {
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
    ...{ workings, principal, sight, read },
    whole: served.model,
    written: objectsByKey(last.written),
  };
  return { rows: rows.map((row) => guarded(row, guarding)), unchanged, access };
}

function withoutFormula(version: DefinitionVersion): DefinitionVersion {
  return { ...version, body: { ...(version.body as object), formula: '' } };
}

interface Guarding {
  readonly workings: Workings;
  readonly principal: Principal;
  readonly sight: Sight;
  /** What is served, seen or not. */
  readonly whole: Model;
  readonly written: ReadonlyMap<string, WrittenObject>;
  readonly read: ReadSheet;
}

/** What one may not read one does not write over, and what one does not see is unknown: as in the editor, for each row by itself. */
function guarded(row: ComparedRow, guarding: Guarding): ComparedRow {
  if (row.kind !== 'changed' && row.kind !== 'added') return row;
  const found = refusalsOf(row, row.kind, guarding);
  return found.length === 0 ? row : { ...row, kind: 'error', diagnostics: [...row.diagnostics, ...found] };
}

function refusalsOf(
  { row: line, metric: name, body }: ComparedRow,
  kind: 'changed' | 'added',
  { workings, principal, sight, whole, written, read }: Guarding,
): readonly Diagnostic[] {
  const at = (path: string): Place => {
    const column = letterOf(path, read.columns);
    return { kind: 'data', file: read.sheet, line, ...(column === null ? {} : { column }) };
  };
  const object = { kind: 'metric', id: name } as const;
  if (kind === 'added' && (whole.metrics.has(name) || written.has(keyOf(object))))
    return [report('change/name-taken', { kind: 'metric', name }, { at: at('name') })];
  const isOpen = () =>
    isEditable(workings, principal, object) && isOverwritable(workings, principal, { written, object });
  if (kind === 'changed' && !isOpen())
    return [report('change/unread-definition', { kind: 'metric', name }, { at: at('name') })];
  const { model } = sight.served;
  // The past that publishing wrote down is none of the row's words.
  const said = reviewNow(workings) === null ? body : undated(body, body);
  const unknown = unknownInMetric(said, model).map(
    ({ diagnostic, at: place }): Diagnostic => ({ ...diagnostic, at: at(String(place?.path[0] ?? 'name')) }),
  );
  if (unknown.length > 0) return unknown;
  // A figure of the whole company is guarded as its definition stands: a formula of one's own would take it apart.
  const { expr } = typeMetricFormula(String(body.formula ?? ''), scopeOf(model));
  const made = [name, ...namedIn(expr ?? undefined)].flatMap((one) => [...madeOf(one, whole)]);
  const isOfCompany = made.some((one) => whole.metrics.get(one)?.scope === 'company');
  return isOfCompany ? [report('query/closed-data', {}, { at: at('formula') })] : [];
}
