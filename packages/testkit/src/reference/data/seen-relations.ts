import { type Access, fieldsIn, type RowExpr } from '@plumbline/model';
import { Refusal } from './refusal.ts';
import type { Relations, Row } from './relations.ts';
import { evaluateRow } from './row-expression.ts';

/** Which rows are there for somebody: those of which a policy says so, by every row that was loaded. */
export interface Sight {
  /** As loaded, by the definitions of everybody. */
  readonly loaded: Relations;
  readonly rows: Access['rows'];
}

export function rowsSeen({ loaded, rows }: Sight, dataset: string): readonly Row[] {
  const condition = rows.get(dataset);
  if (condition === undefined) throw new Refusal('query/closed-data', dataset);
  const all = loaded.rows(dataset);
  return condition === null ? all : all.filter((row) => meets(condition, row, loaded));
}

/** A row of which it is not known what the condition reads of it, is not seen. */
function meets(condition: RowExpr, row: Row, relations: Relations): boolean {
  const isMember = () => {
    throw new Error('a policy asks for members');
  };
  try {
    for (const ref of fieldsIn(condition)) relations.read(row, ref, null);
    return evaluateRow(condition, row, { relations, time: null, isMember }) === true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'query/tied-versions') return false;
    throw error;
  }
}
