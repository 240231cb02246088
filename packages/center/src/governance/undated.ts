import type { PlainMap } from '@plumbline/model';

/**
 * What people edit of a metric where publishing writes its past down: that is carried along. A past that somebody wrote down
 * themselves is theirs to edit.
 */
export function undated(body: PlainMap, there: PlainMap | null): PlainMap {
  const isCarried = there !== null && JSON.stringify(body.versions) === JSON.stringify(there.versions);
  if (!isCarried || body.versions === undefined) return body;
  const { effective: _, versions: __, ...rest } = body;
  return rest;
}
