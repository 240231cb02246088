import { EditDefinition } from '../edit-definition.tsx';
import { POLICY_PARTS } from './policy-parts.tsx';

/** A policy that is there, or that a request of the reader's asks for. */
export function EditPolicyPage() {
  return <EditDefinition kind="policy" parts={POLICY_PARTS} />;
}
