import type { Wire } from '@plumbline/client';

export type Version = Wire<'MetricVersionList'>['versions'][number];

export interface Change {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A version by its place in the list, the oldest is 1: formulas that one definition lists share a number. */
export interface Placed extends Version {
  readonly place: number;
  /** `v3`; with its first day where several have that number. */
  readonly name: string;
}

/** `versions`: newest first, as they come. */
export function placed(versions: readonly Version[]): readonly Placed[] {
  return versions.map((one, i) => {
    const isAlone = versions.every((other) => other === one || other.version !== one.version);
    const day = isAlone ? null : one.effective_from;
    const name = day === null ? `v${one.version}` : `v${one.version} · ${day}`;
    return { ...one, place: versions.length - i, name };
  });
}

/** What lies between two versions: of each part the first `before` and the last `after`; parts that came back are left out. */
export function changesBetween(
  versions: readonly Pick<Placed, 'place' | 'changes'>[],
  { older, newer }: { readonly older: number; readonly newer: number },
): readonly Change[] {
  const steps = versions
    .filter(({ place }) => place > older && place <= newer)
    .sort((a, b) => a.place - b.place);
  const net = new Map<string, Change>();
  for (const { changes } of steps)
    for (const { path, before, after } of changes) {
      const first = net.get(path);
      net.set(path, {
        path,
        before: first === undefined ? (before ?? null) : first.before,
        after: after ?? null,
      });
    }
  return [...net.values()].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}
