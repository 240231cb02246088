import type { RequestEntry } from '../../api/change-queries.ts';
import { Lifecycle, type Stage } from '../../parts/lifecycle.tsx';
import { useLanguage } from '../../words/language.tsx';

const STAGES: { readonly [S in RequestEntry['state']]: Stage } = {
  draft: 'draft',
  in_review: 'review',
  change_requested: 'deprecating',
  rejected: 'retired',
  withdrawn: 'retired',
  published: 'published',
  deprecated: 'deprecating',
  retired: 'retired',
};

/** Where a request stands: a shape and its word. */
export function RequestState({ state }: { readonly state: RequestEntry['state'] }) {
  const { words } = useLanguage();
  return <Lifecycle stage={STAGES[state]} text={words.changes.states[state]} />;
}
