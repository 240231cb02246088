import { PlumblineError, report } from '@plumbline/diagnostics';

export interface QueueLimits {
  /** At once. */
  readonly running: number;
  readonly waiting: number;
  readonly waitingPerUser: number;
  readonly waitMs: number;
}

/** Lets so many queries run at once; the others wait, and users take turns however many each has sent. */
export interface FairQueue {
  /**
   * Resolves when it is the turn of this query; call the result once it is over. Rejects with PlumblineError
   * `server/queue-full`, `server/waited-too-long`, or with the reason of the signal.
   */
  enter(user: string, signal: AbortSignal): Promise<() => void>;
  counts(): { readonly running: number; readonly waiting: number };
}

interface Waiter {
  readonly go: () => void;
}

export function fairQueue(limits: QueueLimits): FairQueue {
  /** Insertion order is the order of turns: who was served goes to the end. */
  const lines = new Map<string, Waiter[]>();
  let running = 0;
  let waiting = 0;

  const leave = () => {
    running -= 1;
    next();
  };
  const next = () => {
    while (running < limits.running) {
      const [user, line] = lines.entries().next().value ?? [];
      if (user === undefined || line === undefined) return;
      const waiter = line.shift();
      lines.delete(user);
      if (line.length > 0) lines.set(user, line);
      if (waiter === undefined) continue;
      waiting -= 1;
      running += 1;
      waiter.go();
    }
  };
  const remove = (user: string, waiter: Waiter) => {
    const line = lines.get(user);
    const at = line?.indexOf(waiter) ?? -1;
    if (line === undefined || at < 0) return;
    line.splice(at, 1);
    if (line.length === 0) lines.delete(user);
    waiting -= 1;
  };
  const wait = (user: string, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', aborted);
        settle();
      };
      const waiter: Waiter = { go: () => end(resolve) };
      const giveUp = (reason: unknown) => {
        remove(user, waiter);
        end(() => reject(reason));
      };
      const aborted = () => giveUp(signal.reason);
      const timer = setTimeout(() => giveUp(waitedTooLong(limits)), limits.waitMs);
      signal.addEventListener('abort', aborted, { once: true });
      lines.set(user, [...(lines.get(user) ?? []), waiter]);
      waiting += 1;
    });
  return {
    async enter(user, signal) {
      signal.throwIfAborted();
      if (running < limits.running && waiting === 0) running += 1;
      else {
        const own = lines.get(user)?.length ?? 0;
        if (own >= limits.waitingPerUser) throw full(own, true);
        if (waiting >= limits.waiting) throw full(waiting, false);
        await wait(user, signal);
      }
      return once(leave);
    },
    counts: () => ({ running, waiting }),
  };
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}

function full(waiting: number, own: boolean): PlumblineError {
  return new PlumblineError([report('server/queue-full', { waiting, own })]);
}

function waitedTooLong({ waitMs }: QueueLimits): PlumblineError {
  return new PlumblineError([report('server/waited-too-long', { ms: waitMs })]);
}
