import { CAPABILITIES, type Wire } from '@plumbline/client';
import type { Words } from '../../../words/catalogs.ts';

type Capability = NonNullable<Wire<'Delegation'>['capabilities']>[number];

/** What a delegation passes on; nothing chosen: all of it. */
export function scopeText(
  capabilities: readonly Capability[] | null,
  { words, locale }: { readonly words: Words; readonly locale: 'zh' | 'en' },
): string {
  const { delegations, betweenRights } = words.admin;
  if (capabilities === null || capabilities.length === 0) return delegations.everything;
  return capabilities.map((one) => CAPABILITIES[one].label[locale]).join(betweenRights);
}
