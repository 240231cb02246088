import { quoteName } from '@plumbline/engines';
import type { TreeTask } from './load-task.ts';

/** The type of what a member counts with in its ancestors, and the factor one step above `member`. */
export function factorOf({ operator, weight }: Pick<TreeTask, 'operator' | 'weight'>): {
  readonly type: string;
  readonly next: (climb: string, member: string) => string;
} {
  const type = weight === null ? 'INTEGER' : 'DECIMAL(18, 9)';
  return {
    type,
    next: (climb, member) => {
      const own = (field: string) => `${member}.${quoteName(field)}`;
      const sign = operator === null ? '1' : `CASE WHEN ${own(operator)} = '-' THEN -1 ELSE 1 END`;
      const share = weight === null ? '' : ` * coalesce(CAST(${own(weight)} AS ${type}), 1)`;
      const next = `CAST(${climb}.factor * (${sign})${share} AS ${type})`;
      return operator === null ? next : `CASE WHEN ${own(operator)} = '~' THEN NULL ELSE ${next} END`;
    },
  };
}
