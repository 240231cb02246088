import type { PlainMap } from '@plumbline/model';
import { canonicalJson, type Json } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import { isUnrestricted, modelSeen } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { readingOf } from './unknown-names.ts';

export interface ShownDefinition {
  readonly kind: string;
  readonly name: string;
  /** What would be read of it; null: nothing. */
  readonly body: PlainMap | null;
  /** What the catalog last said; null: that it is there no more. */
  readonly there: PlainMap | null;
}

/** What was written for later, or names what policies keep from somebody, is not theirs to read. */
export function isDefinitionShown(
  { snapshots }: Workings,
  principal: Principal,
  { kind, name, body, there }: ShownDefinition,
): boolean {
  const served = snapshots.current();
  if (isUnrestricted(served, principal)) return true;
  const reading = readingOf(kind);
  if (reading === null) return false;
  const now = served.versions.find((one) => one.kind === kind && one.id === name)?.body ?? null;
  if (canonicalJson(now) !== canonicalJson(there as Json)) return false;
  return body === null || reading.unknown(body, modelSeen(served, principal)).length === 0;
}
