import type { Dataset } from '../../dataset.ts';
import { oneOf, writeInstead } from '../hints.ts';
import { refuse, type Typing } from '../typing/typing-context.ts';
import type { TextSpan } from '../value-type.ts';
import { type FoundDimension, fieldOf } from './found-dimension.ts';

const MOST_EXAMPLES = 5;

/** The one field that tells the members of a dataset apart; reports when there is none or several. */
export function findDatasetKey(typing: Typing, dataset: Dataset, span: TextSpan): FoundDimension | null {
  const { name, keyOf } = dataset;
  const primaryKey = keyOf === null ? dataset.primaryKey : [keyOf];
  const [key, second] = primaryKey;
  const field = key === undefined ? undefined : dataset.fields.get(key);
  if (field !== undefined && second === undefined) return fieldOf(name, field, null);
  const fields = primaryKey.map((part) => `${name}.${part}`).join(', ');
  return refuse(typing, span, {
    code: 'model/dataset-without-single-key',
    params: { dataset: name, fields: primaryKey.length },
    hints: fields === '' ? [] : [writeInstead(`(${fields})`, false)],
  });
}

/** Where only a field can stand. */
export function refuseDataset(typing: Typing, dataset: Dataset, span: TextSpan): null {
  const fields = [...dataset.fields.keys()]
    .slice(0, MOST_EXAMPLES)
    .map((field) => `${dataset.name}.${field}`);
  return refuse(typing, span, {
    code: 'model/dataset-is-no-dimension',
    params: { dataset: dataset.name },
    hints: fields.length === 0 ? [] : [oneOf(fields)],
  });
}
