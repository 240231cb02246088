import { type AggregateExpr, type Dataset, fieldsIn } from '@plumbline/model';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';

/** A sum of versions adds what a key was at all times, unless a condition says when they are in force. */
export function warnOfEveryVersion(
  { fn, where }: AggregateExpr,
  { name, keyOf, valid }: Dataset,
  frame: Frame,
  { context }: Level,
): void {
  if (valid === null || fn !== 'sum') return;
  const conditions = [...frame.conditions, ...(where === null ? [] : [where])];
  const isEnd = (field: string) => field === valid.from || field === valid.to;
  const isDated = conditions.some((term) =>
    fieldsIn(term).some((ref) => ref.kind === 'field' && ref.dataset === name && isEnd(ref.field)),
  );
  if (isDated) return;
  const params = { dataset: name, key: keyOf };
  context.warnings.set(`versions ${name}`, { code: 'version/every-version', params });
}
