import { rowSql } from '@plumbline/compiler';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import { quoteName } from '@plumbline/engines';
import type { DistinctTask, UnionTask } from '@plumbline/ingest';
import type { Dataset, Model, Source } from '@plumbline/model';
import type { LoadedTable } from '../state/load-state.ts';

export type Tables = ReadonlyMap<string, LoadedTable>;

/** A view over the members' tables; fields match by name, one that a member lacks is null in its rows. */
export function unionTask(
  model: Model,
  dataset: Dataset,
  source: Extract<Source, { readonly kind: 'union' }>,
  tables: Tables,
): { readonly task: UnionTask; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const fields = [...dataset.fields.values()].filter((f) => f.expression === null && f.formula === null);
  const members = source.members.map((member) => {
    const table = tables.get(member.dataset);
    const loaded = new Set(table?.columns.map((c) => c.field));
    const declared = model.datasets.get(member.dataset)?.fields;
    const values = new Map<string, string>();
    for (const field of fields) {
      const name = field.column ?? field.name;
      const set = member.set.get(name) ?? member.set.get(field.name);
      const sql = set === undefined ? null : rowSql(set, member.dataset, model);
      if (sql !== null) values.set(field.name, sql);
      else if (set === undefined && loaded.has(name)) values.set(field.name, quoteName(name));
      else if (set !== undefined || declared?.has(name)) {
        diagnostics.push(
          report('workspace/union-field-not-loaded', {
            union: dataset.name,
            member: member.dataset,
            field: field.name,
          }),
        );
      }
    }
    return { table: table?.table ?? '', values };
  });
  const columns = fields.map((f) => ({ field: f.name, type: f.type }));
  return { task: { dataset: dataset.name, columns, members }, diagnostics };
}

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
      report('workspace/union-field-not-loaded', { union: dataset.name, member: f.dataset, field: f.field }),
    );
  const members = source.fields.map((f) => ({
    table: tables.get(f.dataset)?.table ?? '',
    value: quoteName(f.field),
  }));
  const type = dataset.fields.get(field)?.type ?? { kind: 'text' };
  return { task: { dataset: dataset.name, field, type, members }, diagnostics };
}
