/** Asks for several names with one question. */
export type Ask<V> = (names: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, V>>;

export interface BatchOptions<V> {
  readonly ask: Ask<V>;
  /** True: one of the names was turned away, the others may be answered without it. */
  readonly isRefusal: (cause: unknown) => boolean;
  /** Names of one question at most. */
  readonly most: number;
  /** Milliseconds in which names gather. */
  readonly wait: number;
}

interface Waiting<V> {
  readonly name: string;
  readonly resolve: (value: V | null) => void;
  readonly reject: (cause: unknown) => void;
}

/** Loads one name; null: the answer has nothing for it. */
export type Load<V> = (name: string, signal?: AbortSignal) => Promise<V | null>;

/**
 * Gathers what is asked for at the same time into few questions. A question that is turned away is halved, so that
 * a name that cannot be answered keeps no other back and gets its own reason. It ends when nobody waits for it any more.
 */
export function createBatch<V>(options: BatchOptions<V>): Load<V> {
  let open: Gathering<V> | null = null;
  return (name, signal) =>
    new Promise((resolve, reject) => {
      if (open === null || open.waiting.length >= options.most) {
        const gathering: Gathering<V> = { waiting: [], left: 0, stop: new AbortController() };
        open = gathering;
        setTimeout(() => {
          if (open === gathering) open = null;
          void answer(gathering.waiting, gathering.stop.signal, options);
        }, options.wait);
      }
      const joined = open;
      joined.waiting.push({ name, resolve, reject });
      joined.left += 1;
      signal?.addEventListener('abort', () => {
        joined.left -= 1;
        if (joined.left === 0) joined.stop.abort();
        reject(signal.reason);
      });
    });
}

interface Gathering<V> {
  readonly waiting: Waiting<V>[];
  /** Who still waits. */
  left: number;
  readonly stop: AbortController;
}

async function answer<V>(
  waiting: readonly Waiting<V>[],
  signal: AbortSignal,
  options: BatchOptions<V>,
): Promise<void> {
  const names = [...new Set(waiting.map(({ name }) => name))];
  try {
    if (signal.aborted) throw signal.reason;
    const found = await options.ask(names, signal);
    for (const { name, resolve } of waiting) resolve(found.get(name) ?? null);
  } catch (cause) {
    if (names.length === 1 || !options.isRefusal(cause)) {
      for (const { reject } of waiting) reject(cause);
      return;
    }
    const first = new Set(names.slice(0, Math.ceil(names.length / 2)));
    await Promise.all(
      [true, false].map((isFirst) =>
        answer(
          waiting.filter(({ name }) => first.has(name) === isFirst),
          signal,
          options,
        ),
      ),
    );
  }
}
