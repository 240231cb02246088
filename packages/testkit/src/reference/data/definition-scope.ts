import type { Relations } from './relations.ts';
import type { RowScope } from './row-expression.ts';

/** Expressions of definitions: the dataset's own time, no `members` conditions. */
export function definitionScope(relations: Relations): RowScope {
  const isMember = () => {
    throw new Error('a field expression has no members condition');
  };
  return { relations, time: null, isMember };
}
