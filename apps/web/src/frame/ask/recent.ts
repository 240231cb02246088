import type { Hit } from './place.ts';

const KEY = 'plumbline.recent';
const MOST = 6;

/** Where the reader jumped last, latest first. */
export function recentHits(): readonly Hit[] {
  const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
  return Array.isArray(kept) ? (kept as readonly Hit[]) : [];
}

export function rememberHit(hit: Hit): void {
  const rest = recentHits().filter(({ kind, id }) => kind !== hit.kind || id !== hit.id);
  localStorage.setItem(KEY, JSON.stringify([hit, ...rest].slice(0, MOST)));
}
