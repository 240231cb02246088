import { NewDefinition } from '../new-definition.tsx';
import { POLICY_PARTS } from './policy-parts.tsx';

const NOTHING = { name: '' } as const;
const TEXT = 'name: \nroles: []\nopen: []\n';

/** A policy that nobody has written yet. */
export function NewPolicyPage() {
  return <NewDefinition kind="policy" body={NOTHING} yaml={TEXT} parts={POLICY_PARTS} />;
}
