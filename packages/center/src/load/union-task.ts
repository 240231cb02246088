import { rowSql } from '@plumbline/compiler';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import { quoteName } from '@plumbline/engines';
import type { DistinctTask, UnionTask } from '@plumbline/ingest';
import type { Dataset, Field, Model, Source } from '@plumbline/model';
import type { LoadedTable } from '../state/load-state.ts';

export type Tables = ReadonlyMap<string, LoadedTable>;

/**
 * A view over the members' tables; fields match by name, one that a member lacks is null in its rows. A field that some
 * member computes in the query, from another dataset, is no column of the view: its rows must not look empty.
 */
export function unionTask(
  model: Model,
  dataset: Dataset,
  source: Extract<Source, { readonly kind: 'union' }>,
  tables: Tables,
): UnionTask {
  const fields = [...dataset.fields.values()].filter((f) => f.expression === null && f.formula === null);
  const valuesOf = (field: Field) =>
    source.members.map((member) => memberValue(model, field, member, tables));
  const values = new Map(fields.map((field) => [field.name, valuesOf(field)]));
  const stored = fields.filter((field) => !values.get(field.name)?.includes('computed'));
  return {
    dataset: dataset.name,
    columns: stored.map((f) => ({ field: f.name, type: f.type })),
    members: source.members.map((member, i) => ({
      table: tables.get(member.dataset)?.table ?? '',
      values: new Map(
        stored.flatMap((field) => {
          const value = values.get(field.name)?.[i] ?? null;
          return value === null ? [] : [[field.name, value] as const];
        }),
      ),
    })),
  };
}

/** SQL over the member's table; null where the member lacks the field; `computed` where its table does. */
function memberValue(model: Model, field: Field, member: Member, tables: Tables): string | 'computed' | null {
  const name = field.column ?? field.name;
  const set = member.set.get(name) ?? member.set.get(field.name);
  if (set !== undefined) return rowSql(set, member.dataset, model) ?? 'computed';
  const isStored = tables.get(member.dataset)?.columns.some((column) => column.field === name) ?? false;
  if (isStored) return quoteName(name);
  return model.datasets.get(member.dataset)?.fields.has(name) ? 'computed' : null;
}

type Member = Extract<Source, { readonly kind: 'union' }>['members'][number];

/** The non-null values of the listed fields, under the first one's name unless the primary key names it. */
export function distinctTask(
  dataset: Dataset,
  source: Extract<Source, { readonly kind: 'distinct' }>,
  tables: Tables,
): { readonly task: DistinctTask; readonly diagnostics: readonly Diagnostic[] } {
  const field = dataset.primaryKey[0] ?? source.fields[0]?.field ?? dataset.name;
  const diagnostics = source.fields
    .filter((f) => !tables.get(f.dataset)?.columns.some((c) => c.field === f.field))
    .map((f) =>
      report('workspace/field-not-stored', { dataset: dataset.name, member: f.dataset, field: f.field }),
    );
  const members = source.fields.map((f) => ({
    table: tables.get(f.dataset)?.table ?? '',
    value: quoteName(f.field),
  }));
  const type = dataset.fields.get(field)?.type ?? { kind: 'text' };
  return { task: { dataset: dataset.name, field, type, members }, diagnostics };
}
