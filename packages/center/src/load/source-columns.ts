import { fieldSql } from '@plumbline/compiler';
import type { LoadColumn } from '@plumbline/ingest';
import type { Dataset, Model } from '@plumbline/model';

/**
 * The columns of a dataset's table: every field that its own row gives. Fields that read another dataset, and
 * aggregates over other datasets, are computed in the query.
 */
export function sourceColumns(model: Model, dataset: Dataset): readonly LoadColumn[] {
  return [...dataset.fields.values()].flatMap((field): readonly LoadColumn[] => {
    if (field.formula !== null) return [];
    const column = {
      field: field.name,
      column: field.column,
      type: field.type,
      money: field.unit.kind === 'money',
    };
    if (field.expression === null) return field.column === null ? [] : [{ ...column, sql: null }];
    const sql = fieldSql(model, dataset.name, field.name);
    return sql === null ? [] : [{ ...column, column: null, sql }];
  });
}
