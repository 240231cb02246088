import { type FrameSearch, keepFrame } from '../../frame/search.ts';
import type { EditKind } from './edit-queries.ts';

/** Where a definition is read; `name` null: it is there no more. */
export function placeOf(kind: EditKind, name: string | null) {
  return PLACES[kind](name);
}

const PLACES = {
  metric: (name: string | null) =>
    name === null
      ? { to: '/app/metrics', search: keepFrame }
      : { to: '/app/metrics/$name', params: { name }, search: keepFrame },
  term: (name: string | null) => ({
    to: '/app/glossary',
    search: (now: FrameSearch) => ({ ...keepFrame(now), ...(name === null ? {} : { term: name }) }),
  }),
  policy: () => ({
    to: '/app/admin',
    search: (now: FrameSearch) => ({ ...keepFrame(now), section: 'policies' }),
  }),
} as const satisfies Readonly<Record<EditKind, unknown>>;
