import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import { filesOfObjects, type PlainMap } from '@plumbline/model';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { toObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { apply } from '../center/apply.ts';
import type { DefinitionTexts } from '../center/center.ts';
import type { Principal } from '../center/principal.ts';
import { sightOf, unanswered } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { coveredForToday } from '../governance/covered-for-today.ts';
import { mayPropose } from '../governance/may-propose.ts';
import { reviewNow } from '../governance/review-now.ts';
import { sightInTurn } from '../governance/sight-in-turn.ts';
import { isPermitted, permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import { type ComparedRow, type ComparedSheet, letterOf } from './compare-sheet.ts';
import type { ImportSheetOptions, SheetReport, SheetRowReport } from './dictionary-case.ts';
import { type ReadSheet, readSheetRows } from './read-sheet-rows.ts';
import { type SeenRows, seenRows } from './seen-rows.ts';

/** Throws PlumblineError. */
export async function importSheet(
  workings: Workings,
  principal: Principal,
  bytes: Uint8Array,
  { locale = 'zh', dryRun = false, comment, signal, ...request }: ImportSheetOptions = {},
): Promise<SheetReport> {
  mayPropose(principal);
  const served = workings.snapshots.current();
  if (sightOf(served, principal) === null) throw new PlumblineError(unanswered(served, principal));
  const isReviewed = reviewNow(workings) !== null;
  if (!isReviewed) permit(principal, 'apply');
  const read = await readSheetRows(bytes);
  let compared: SeenRows = { rows: [], unchanged: 0, access: null };
  let last: CatalogObjects['written'] = [];
  const compose = async (objects: CatalogObjects) => {
    const { written } = objects;
    last = written;
    compared = await seenRows(workings, objects, {
      principal: await sightInTurn(workings, principal),
      ...{ read, locale, effectiveFrom: request.effectiveFrom ?? null },
    });
    const about = compared.rows.map(({ metric }) => ({ kind: 'metric', id: metric }));
    return isSound(read, compared)
      ? { files: withRows(written, compared.rows), about }
      : { files: filesOfObjects(toObjects(written)), isDry: true, about };
  };
  const done = await apply(workings, compose, {
    dryRun,
    request,
    writer: writerOf(workings, principal),
    ...(comment === undefined ? {} : { comment }),
    ...(signal === undefined ? {} : { signal }),
    ...(isReviewed ? { writes: isPermitted(principal, 'apply') ? 'drafts' : 'requests' } : {}),
  });
  const told = await coveredForToday(workings, done.diagnostics, {
    ...{ access: compared.access, last, wish: request },
    wanted: compared.rows.map(({ metric, body }) => ({ kind: 'metric', id: metric, body })),
  });
  const { rows, diagnostics } = withFindings(compared.rows, told, read);
  return {
    isApplied: done.isApplied,
    review: done.review,
    request: done.request,
    sheet: read.sheet,
    unchanged: compared.unchanged,
    rows,
    diagnostics: [...read.diagnostics, ...diagnostics],
  };
}

/** One row that cannot be brought in keeps out all of them. */
function isSound({ diagnostics }: ReadSheet, { rows }: ComparedSheet): boolean {
  const isError = ({ severity }: Diagnostic) => severity === 'error';
  return !diagnostics.some(isError) && rows.every((row) => !row.diagnostics.some(isError));
}

const fileOf = ({ row }: Pick<ComparedRow, 'row'>) => `dictionary/row-${row}.yaml`;

/** Each row that says something new is a file of its own, a line for each key: so that findings lead back to its cells. */
function withRows(written: CatalogObjects['written'], rows: readonly ComparedRow[]): DefinitionTexts {
  const own = new Set(rows.map(({ metric }) => keyOf({ kind: 'metric', id: metric })));
  const others = toObjects(written).filter((object) => !own.has(keyOf(object)));
  const files = new Map(filesOfObjects(others));
  for (const row of rows) files.set(fileOf(row), `metrics:\n${linesOf(row.body)}\n`);
  return files;
}

function linesOf(body: PlainMap): string {
  return Object.entries(body)
    .map(([key, value], i) => `${i === 0 ? '  - ' : '    '}${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join('\n');
}

/** Findings in the file of a row are told at its cells; those elsewhere that forbid it, of the sheet as a whole. */
function withFindings(
  rows: readonly ComparedRow[],
  found: readonly Diagnostic[],
  { sheet, columns }: ReadSheet,
): Pick<SheetReport, 'rows' | 'diagnostics'> {
  const byFile = new Map(rows.map((row) => [fileOf(row), row]));
  const ofRow = new Map<ComparedRow, Diagnostic[]>();
  const rest: Diagnostic[] = [];
  for (const one of found) {
    const { at } = one;
    const row = at?.kind === 'file' ? byFile.get(at.file) : undefined;
    if (row === undefined || at?.kind !== 'file') {
      const { at: _, ...told } = one;
      if (one.severity === 'error') rest.push(told);
      continue;
    }
    const key = Object.keys(row.body)[at.line - 2] ?? '';
    const column = letterOf(key, columns);
    const place = {
      kind: 'data',
      file: sheet,
      line: row.row,
      ...(column === null ? {} : { column }),
    } as const;
    ofRow.set(row, [...(ofRow.get(row) ?? []), { ...one, at: place }]);
  }
  return {
    rows: rows.map((row): SheetRowReport => {
      const { body: _, ...told } = row;
      const diagnostics = [...row.diagnostics, ...(ofRow.get(row) ?? [])];
      const isBroken = row.kind !== 'conflict' && diagnostics.some(({ severity }) => severity === 'error');
      return { ...told, kind: isBroken ? 'error' : row.kind, diagnostics };
    }),
    diagnostics: rest,
  };
}
