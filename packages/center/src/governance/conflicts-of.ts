import type { Deciding } from '@plumbline/store';
import { keyOf } from '../catalog/diff-objects.ts';
import type { Conflict } from './change-requests-case.ts';

/** Objects of which there is another version now than the one that the request was written against. */
export function conflictsOf({ request, versions }: Deciding): readonly Conflict[] {
  return request.content.objects.flatMap(({ kind, id, base }): readonly Conflict[] => {
    const version = versions.get(keyOf({ kind, id })) ?? 0;
    return version === base ? [] : [{ kind, id, read: base, version }];
  });
}
