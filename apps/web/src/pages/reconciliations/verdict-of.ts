import type { Wire } from '@plumbline/client';

export type Verdict = 'agrees' | 'within' | 'differs' | 'empty';

/** What came of it, as the server judged; only whether a difference within the tolerance is none is told apart here. */
export function verdictOf({ agrees, cells, total }: Wire<'Reconciled'>): Verdict {
  const difference = total.at(-1) ?? null;
  if (agrees && (cells === 0 || difference === null)) return 'empty';
  if (!agrees) return 'differs';
  return Number(difference) === 0 ? 'agrees' : 'within';
}
