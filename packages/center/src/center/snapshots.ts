/** A value that many may read while a next one takes its place. */
export interface Lease<T> {
  readonly value: T;
  /** Calling it again does nothing. */
  release(): void;
}

export interface Snapshots<T> {
  current(): T;
  /** Keeps the value of this moment readable until it is released. */
  lease(): Lease<T>;
  publish(next: T): void;
  /** Calls back after each publish, until the function it gives is called. */
  onPublish(told: () => void): () => void;
  /** Values that somebody may still read, the current one among them. */
  held(): readonly T[];
  /** Leases not yet released. */
  leases(): number;
}

/** `onFree` is told when the last reader of a value that is no longer current has gone. */
export function snapshots<T>(first: T, onFree: () => void): Snapshots<T> {
  let current = { value: first, readers: 0 };
  const old = new Set<typeof current>();
  const listeners = new Set<() => void>();
  return {
    current: () => current.value,
    lease() {
      const entry = current;
      entry.readers += 1;
      let isOpen = true;
      return {
        value: entry.value,
        release() {
          if (!isOpen) return;
          isOpen = false;
          entry.readers -= 1;
          if (entry.readers === 0 && old.delete(entry)) onFree();
        },
      };
    },
    publish(next) {
      if (current.readers > 0) old.add(current);
      current = { value: next, readers: 0 };
      for (const told of listeners) told();
    },
    onPublish(told) {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    held: () => [current.value, ...[...old].map(({ value }) => value)],
    leases: () => [current, ...old].reduce((sum, { readers }) => sum + readers, 0),
  };
}
