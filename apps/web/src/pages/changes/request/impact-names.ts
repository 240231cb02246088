import type { Request } from '../../../api/change-queries.ts';

type Reached = Request['impact'][number];

/** Kept for a person; the server names those alone that the reader may see. */
const KEPT: ReadonlySet<string> = new Set(['view', 'dashboard']);

/** What is named of one kind, and how much belongs to other people. What nobody named goes by its id. */
export function impactNames(
  kind: string,
  reached: readonly Reached[],
): { readonly named: readonly Reached[]; readonly hidden: number } {
  // A follower is a person, whose name is not the business of who reads this.
  if (kind === 'follow') return { named: [], hidden: 0 };
  const named = reached.filter(({ label }) => label !== null || !KEPT.has(kind));
  return { named, hidden: reached.length - named.length };
}
