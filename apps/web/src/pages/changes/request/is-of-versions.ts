import type { Request } from '../../../api/change-queries.ts';

/**
 * Whether a change stands between two versions: it was published, or nothing came between. Otherwise what is compared is
 * the catalogue of now with what is proposed, and no number names either. Whether a request that has ended is overtaken
 * is not told, so it counts as one.
 */
export function isOfVersions(
  { state, conflicts }: Pick<Request, 'state' | 'conflicts'>,
  { kind, id }: Pick<Request['changes'][number], 'kind' | 'id'>,
): boolean {
  if (state === 'rejected' || state === 'withdrawn') return false;
  return !conflicts.some((one) => one.kind === kind && one.id === id);
}
