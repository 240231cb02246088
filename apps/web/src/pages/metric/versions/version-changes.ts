import type { Wire } from '@plumbline/client';

export type Version = Wire<'MetricVersionList'>['versions'][number];

export interface Change {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What lies between two versions: of each part the first `before` and the last `after`; parts that came back are left out. */
export function changesBetween(
  versions: readonly Version[],
  { older, newer }: { readonly older: number; readonly newer: number },
): readonly Change[] {
  const steps = versions
    .filter(({ version }) => version > older && version <= newer)
    .sort((a, b) => a.version - b.version);
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
