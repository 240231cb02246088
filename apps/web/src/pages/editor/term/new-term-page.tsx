import { NewDefinition } from '../new-definition.tsx';
import { TERM_PARTS } from './term-parts.tsx';

const NOTHING = { name: '' } as const;

/** A word that nobody has explained yet. */
export function NewTermPage() {
  return <NewDefinition kind="term" body={NOTHING} parts={TERM_PARTS} />;
}
