import type { Versions } from '../cells/frame.ts';

/** Part of a name: what is attached to rows as known today stands beside what was known on a day. */
export function knownOn({ until }: Versions): string {
  return until === null ? '' : ` known on ${until}`;
}
