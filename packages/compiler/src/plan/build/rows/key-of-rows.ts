import type { Dataset } from '@plumbline/model';

/** What tells rows of a dataset apart: the key of their history stands in place of the primary key. */
export function keyOfRows({ history, primaryKey }: Dataset): readonly string[] {
  return history?.key ?? primaryKey;
}
