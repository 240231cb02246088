/** Answers kept in memory, the least recently asked dropped first. Keys say everything an answer depends on but the rows. */
export interface ResultCache {
  /** What is kept and is not good for anything counts as missed. */
  get(key: string, isGood: (answer: CachedAnswer) => boolean): CachedAnswer | null;
  set(key: string, answer: CachedAnswer): void;
  counts(): {
    readonly entries: number;
    readonly bytes: number;
    readonly hits: number;
    readonly misses: number;
  };
}

export interface CachedAnswer {
  /** JSON of the result up to its `meta`, which each caller gets anew. */
  readonly head: string;
  readonly meta: Readonly<Record<string, unknown>>;
  /** Number of the rows it was worked out from. */
  readonly rows: number;
}

export interface CacheLimits {
  readonly bytes: number;
  /** A larger answer is not kept. */
  readonly bytesPerAnswer: number;
}

export function resultCache(limits: CacheLimits): ResultCache {
  const kept = new Map<string, { readonly answer: CachedAnswer; readonly size: number }>();
  let bytes = 0;
  let hits = 0;
  let misses = 0;
  const drop = (key: string) => {
    bytes -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  return {
    get(key, isGood) {
      const found = kept.get(key);
      if (found === undefined || !isGood(found.answer)) {
        misses += 1;
        return null;
      }
      hits += 1;
      kept.delete(key);
      kept.set(key, found);
      return found.answer;
    },
    set(key, answer) {
      const size = 2 * (key.length + answer.head.length);
      drop(key);
      if (size > limits.bytesPerAnswer) return;
      kept.set(key, { answer, size });
      bytes += size;
      for (const [oldest] of kept) {
        if (bytes <= limits.bytes) break;
        drop(oldest);
      }
    },
    counts: () => ({ entries: kept.size, bytes, hits, misses }),
  };
}
