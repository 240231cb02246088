import type { WrittenObject } from '../../workspace/written-objects.ts';
import type { SqlNames } from '../sql/formula-to-sql.ts';
import { textIn, textsIn } from './ossie-value.ts';

/** What names of metrics stand for in SQL, and the keys that rows are counted by. */
export function sqlNames(objects: readonly WrittenObject[]): SqlNames {
  const formulas = new Map(
    objects.flatMap(({ kind, id, body }) =>
      kind === 'metric' ? [[id, textIn(body, 'formula')] as const] : [],
    ),
  );
  const keys = new Map(
    objects.flatMap(({ kind, id, body }) => {
      const [key, ...more] = textsIn(body.primary_key);
      return kind === 'dataset' && key !== undefined && more.length === 0 ? [[id, key] as const] : [];
    }),
  );
  return { formulaOf: (name) => formulas.get(name) ?? null, keyOf: (dataset) => keys.get(dataset) ?? null };
}
