import type { Wire } from '@plumbline/client';
import type { Locale } from '../../../words/catalogs.ts';

type Event = Wire<'AuditEvent'>;
type Kind = Event['names'][number]['kind'];

/** What something in a line is called today, where it is known. */
export function nameOf({ names }: Event, kind: string, id: string, locale: Locale): string | null {
  return names.find((one) => one.kind === (kind as Kind) && one.id === id)?.label[locale] ?? null;
}
