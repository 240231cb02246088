import { InternalError } from '@plumbline/diagnostics';
import type { Dataset } from '@plumbline/model';
import { BOOLEAN, call, type Scalar } from '../../scalar.ts';
import type { Source } from './source.ts';

/** A stored field of the source's own dataset. */
export function ownField(source: Source, dataset: Dataset, field: string): Scalar {
  const isOwn = () => {
    throw new InternalError(`${dataset.name}.${field} is an own field`);
  };
  return source.stored([], dataset, field, { key: isOwn, time: isOwn, startText: '' });
}

/** Among totals of spans the rows without a first day; null: every row is a balance. */
export function balanceCondition(dataset: Dataset, source: Source): Scalar | null {
  const { span } = dataset;
  return span === null ? null : call('is_null', [ownField(source, dataset, span.from)], BOOLEAN);
}
