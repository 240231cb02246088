import type { Wire } from '@plumbline/client';
import type { Locale } from '../../../words/catalogs.ts';
import { nameOf } from './named.ts';

/** In the reader's words; an action that the catalog does not know stands as it is written. */
export function actionText(action: string, words: Readonly<Record<string, string>>): string {
  return words[action] ?? action;
}

/** What was acted on: by its name today, a user else by the login that the line carries, else its id; of what kind it is, the action says. */
export function objectText(event: Wire<'AuditEvent'>, locale: Locale): string {
  const { object_kind, object_id, details } = event;
  const name = object_id === null ? null : nameOf(event, object_kind ?? '', object_id, locale);
  if (name !== null) return name;
  const login = textAt(details, 'login');
  if (login !== null) return login;
  const [first, more] = objectsIn(details);
  if (first !== undefined) return more === 0 ? first : `${first} +${more}`;
  return shortened(object_id) ?? object_kind ?? '';
}

/** What definitions were changed, the first and how many more. */
function objectsIn(details: unknown): readonly [string | undefined, number] {
  const objects = typeof details === 'object' && details !== null ? Reflect.get(details, 'objects') : null;
  if (!Array.isArray(objects)) return [undefined, 0];
  const [first] = objects;
  return [typeof first === 'string' ? first : undefined, objects.length - 1];
}

function textAt(details: unknown, key: string): string | null {
  const value: unknown = typeof details === 'object' && details !== null ? Reflect.get(details, key) : null;
  return typeof value === 'string' ? value : null;
}

/** Ids without a meaning need not be read whole; the panel has them. */
function shortened(id: string | null): string | null {
  return id !== null && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id) ? id.slice(0, 8) : id;
}
