import { CAPABILITIES, type Wire } from '@plumbline/client';
import type { Words } from '../../../words/catalogs.ts';

type Capability = NonNullable<Wire<'Delegation'>['capabilities']>[number];

/** What a delegation passes on; null: all of it. None is left where this version knows none of those that were written. */
export function scopeText(
  capabilities: readonly Capability[] | null,
  { words, locale }: { readonly words: Words; readonly locale: 'zh' | 'en' },
): string {
  const { delegations, betweenRights } = words.admin;
  if (capabilities === null) return delegations.everything;
  if (capabilities.length === 0) return delegations.noRights;
  return capabilities.map((one) => CAPABILITIES[one].label[locale]).join(betweenRights);
}
