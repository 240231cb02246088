import { type Diagnostic, didYouMean, InternalError, PlumblineError, report } from '@plumbline/diagnostics';
import type { ValueType } from '@plumbline/model';
import { type InferredColumn, inferTypes } from '../infer/infer-types.ts';
import type { LoadColumn, LoadTask } from '../load-task.ts';
import type { RawSource } from '../raw/raw-source.ts';
import type { NamedRaw, PlannedColumn, StagePlan } from './plan.ts';
import { quotedNames } from './sql-names.ts';

/** Decides the type of every column; throws PlumblineError for columns that the source does not have. */
export async function planColumns(
  task: LoadTask,
  raw: RawSource,
  signal: AbortSignal | undefined,
): Promise<{ readonly plan: StagePlan; readonly notes: readonly Diagnostic[] }> {
  const indexes = rawIndexes(task, raw.names);
  const known = task.inspected ?? new Map<string, ValueType>();
  const named = rawNamesUsed(task, raw.names);
  const unknown = (column: LoadColumn) =>
    column.sql === null && column.type === null && !known.has(column.column ?? '');
  const asked = new Set([
    ...task.columns.filter(unknown).flatMap((column) => indexes.get(column) ?? []),
    ...named.filter((i) => !known.has(raw.names[i] ?? '')),
  ]);
  const inferred = await inferTypes(raw, [...asked], signal);
  const columns = task.columns.map((column) => planColumn(column, indexes.get(column), known, inferred));
  const plan = {
    columns,
    named: named.map((i) => namedRaw(i, raw, known, inferred)),
    order: expressionOrder(task.columns),
  };
  return { plan, notes: ambiguityNotes(task, indexes, inferred) };
}

function planColumn(
  column: LoadColumn,
  index: number | undefined,
  known: ReadonlyMap<string, ValueType>,
  inferred: ReadonlyMap<number, InferredColumn>,
): PlannedColumn {
  const { field, money, sql } = column;
  const declared = column.type === null ? null : stored(column.type, money);
  if (sql !== null) return { kind: 'expression', field, money, sql, from: null, target: declared };
  if (index === undefined || column.column === null)
    throw new InternalError(`${field} has neither column nor expression`);
  const found = inferred.get(index);
  const target = declared ?? stored(found?.type ?? known.get(column.column) ?? { kind: 'text' }, money);
  return { kind: 'raw', field, money, index, column: column.column, target, dates: found?.order ?? null };
}

/** Money is never kept in floating point. */
export function stored(type: ValueType, money: boolean): ValueType {
  return money && type.kind === 'double' ? { kind: 'decimal', precision: 18, scale: 4 } : type;
}

function rawIndexes(task: LoadTask, names: readonly string[]): ReadonlyMap<LoadColumn, number> {
  const indexes = new Map<LoadColumn, number>();
  const diagnostics: Diagnostic[] = [];
  for (const column of task.columns) {
    if (column.sql !== null || column.column === null) continue;
    const index = findName(names, column.column);
    if (index >= 0) indexes.set(column, index);
    else {
      const hints = didYouMean(column.column, names);
      diagnostics.push(
        report('load/unknown-column', { dataset: task.dataset, column: column.column }, { hints }),
      );
    }
  }
  if (diagnostics.length > 0) throw new PlumblineError(diagnostics);
  return indexes;
}

function findName(names: readonly string[], wanted: string): number {
  const exact = names.indexOf(wanted);
  return exact >= 0 ? exact : names.findIndex((name) => name.toLowerCase() === wanted.toLowerCase());
}

/** Places of the raw columns that expressions name and no plain field hides. */
function rawNamesUsed(task: LoadTask, names: readonly string[]): readonly number[] {
  const lower = (values: readonly string[]) => new Set(values.map((value) => value.toLowerCase()));
  const used = lower(task.columns.flatMap(({ sql }) => (sql === null ? [] : [...quotedNames(sql)])));
  const hidden = lower(task.columns.flatMap(({ field, sql }) => (sql === null ? [field] : [])));
  return names.flatMap((name, i) =>
    used.has(name.toLowerCase()) && !hidden.has(name.toLowerCase()) ? [i] : [],
  );
}

function namedRaw(
  index: number,
  raw: RawSource,
  known: ReadonlyMap<string, ValueType>,
  inferred: ReadonlyMap<number, InferredColumn>,
): NamedRaw {
  const name = raw.names[index] ?? '';
  const found = inferred.get(index);
  return {
    name,
    index,
    type: found?.type ?? known.get(name) ?? { kind: 'text' },
    dates: found?.order ?? null,
  };
}

/** Depth first; a field that names itself means the raw column. A circle is a bug of the caller: the model refuses it. */
function expressionOrder(columns: readonly LoadColumn[]): readonly string[] {
  const expressions = new Map(
    columns.flatMap(({ field, sql }) => (sql === null ? [] : [[field, sql] as const])),
  );
  const done = new Set<string>();
  const visit = (field: string, path: readonly string[]) => {
    if (done.has(field)) return;
    if (path.includes(field))
      throw new InternalError(`circular expressions: ${[...path, field].join(' → ')}`);
    for (const name of quotedNames(expressions.get(field) ?? '')) {
      if (name !== field && expressions.has(name)) visit(name, [...path, field]);
    }
    done.add(field);
  };
  for (const field of expressions.keys()) visit(field, []);
  return [...done];
}

function ambiguityNotes(
  task: LoadTask,
  indexes: ReadonlyMap<LoadColumn, number>,
  inferred: ReadonlyMap<number, InferredColumn>,
): readonly Diagnostic[] {
  return task.columns.flatMap((column) => {
    const example = inferred.get(indexes.get(column) ?? -1)?.ambiguous ?? null;
    if (example === null || column.column === null) return [];
    return [ambiguousDates(task.dataset, column.column, example)];
  });
}

export function ambiguousDates(dataset: string, column: string, example: string): Diagnostic {
  const text = {
    zh: "请用表达式写明，例如 parse_date(x, 'dd/MM/yyyy')；在此之前按文本读取",
    en: "say which with an expression such as parse_date(column, 'dd/MM/yyyy'); until then it is text",
  };
  return report(
    'load/ambiguous-dates',
    { dataset, column, example },
    { severity: 'warning', hints: [{ text }] },
  );
}
