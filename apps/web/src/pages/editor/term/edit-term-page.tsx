import { EditDefinition } from '../edit-definition.tsx';
import { TERM_PARTS } from './term-parts.tsx';

/** A term that is there, or that a request of the reader's asks for. */
export function EditTermPage() {
  return <EditDefinition kind="term" parts={TERM_PARTS} />;
}
