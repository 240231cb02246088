import type { AggregateExpr, DimensionRef, History } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import { dimensionValue } from '../cell/dimension-value.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { historyKeyText, versionsOfKeys } from '../data/versions-of-keys.ts';
import { keyOf } from '../value/value.ts';
import { ofMatchedDays } from './matched-days.ts';
import { refsOf } from './row-refs.ts';

/** All that the choice of versions depends on. */
export function versionText({ versions }: Cell): readonly unknown[] {
  return [versions.first, versions.until];
}

/** The rows of a dataset before any condition: of each key the version that counts, and those that tie with it. */
export function chosenRows(ev: Evaluation, dataset: string, cell: Cell): readonly Row[] {
  const { history } = datasetOf(ev.relations.model, dataset);
  if (history === null) return ofMatchedDays(ev, dataset, ev.relations.rows(dataset), cell);
  const rows = ev.remember(history, ['chosen', ...versionText(cell)], () =>
    [...versionsByKey(ev, dataset, history, cell).values()].flat(),
  );
  return ofMatchedDays(ev, dataset, rows, cell);
}

function versionsByKey(
  ev: Evaluation,
  dataset: string,
  history: History,
  { versions }: Cell,
): ReadonlyMap<string, readonly Row[]> {
  const recorded = { ...datasetOf(ev.relations.model, dataset), history };
  return ev.remember(history, ['by key', versions.first, versions.until], () =>
    versionsOfKeys(ev.relations, recorded, versions),
  );
}

/** Versions that tie are one row where they agree in all that is read of them, and refused where they do not. */
export function withoutTies(
  ev: Evaluation,
  measure: AggregateExpr,
  rows: readonly Row[],
  cell: Cell,
): readonly Row[] {
  const { history } = datasetOf(ev.relations.model, measure.dataset);
  if (history === null) return rows;
  const byKey = versionsByKey(ev, measure.dataset, history, cell);
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = historyKeyText(ev.relations, history, row);
    const looks = new Set((byKey.get(key) ?? [row]).map((one) => lookOf(ev, measure, one, cell)));
    if (looks.size > 1) throw new Refusal('query/tied-versions', `${measure.dataset} ${key}`);
    const place = [key, ...placeOf(row)].join();
    const isNew = !seen.has(place);
    seen.add(place);
    return isNew;
  });
}

/** The members of trees that a row is counted in: it stands once in each. */
function placeOf({ members }: Row): readonly number[] {
  return [...(members ?? [])].map(([, { index }]) => index);
}

function lookOf(ev: Evaluation, { arg, where }: AggregateExpr, row: Row, cell: Cell): string {
  const time = cell.times.get(row.dataset) ?? null;
  const own = datasetOf(ev.relations.model, row.dataset).time;
  const refs: readonly DimensionRef[] = [
    ...(arg === null ? [] : refsOf(arg)),
    ...(where === null ? [] : refsOf(where)),
    ...cell.where.flatMap(refsOf),
    ...((time ?? own) ? [(time ?? own) as DimensionRef] : []),
  ];
  const values = refs.map((ref) => keyOf(ev.relations.read(row, ref, time)));
  const dimensions = [...cell.keys.map((key) => key.dimension), ...cell.open];
  return JSON.stringify([...values, ...dimensions.map((d) => keyOf(dimensionValue(ev, row, d, cell)))]);
}

export function warnUnversioned(ev: Evaluation, dataset: string, { versions }: Cell): void {
  const { history } = datasetOf(ev.relations.model, dataset);
  if (history === null && (versions.first || versions.until !== null))
    ev.warn('asof/unversioned-data', { dataset });
}

/** Rows that are versions, added up whenever they were in force. */
export function warnOfEveryVersion(ev: Evaluation, { dataset, fn, where }: AggregateExpr, cell: Cell): void {
  const { valid } = datasetOf(ev.relations.model, dataset);
  if (valid === null || (fn !== 'sum' && fn !== 'avg')) return;
  const refs = [...cell.where, ...(where === null ? [] : [where])].flatMap(refsOf);
  const isEnd = (ref: DimensionRef) =>
    ref.kind === 'field' && ref.dataset === dataset && [valid.from, valid.to].includes(ref.field);
  if (!refs.some(isEnd)) ev.warn('version/every-version', { dataset });
}
