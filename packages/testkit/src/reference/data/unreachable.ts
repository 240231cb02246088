import type { PathResult } from '@plumbline/model';
import { Refusal } from './refusal.ts';

/** Why a dimension cannot be read from a dataset. */
export function unreachable(found: PathResult, dataset: string): Refusal {
  const code = found.kind === 'ambiguous' ? 'query/ambiguous-dimension' : 'query/unreachable-dimension';
  return new Refusal(code, `from ${dataset}`);
}
