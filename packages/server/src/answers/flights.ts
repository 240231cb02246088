/** Work under way, by key: who asks for the same meanwhile waits for it instead of starting it again. */
export interface Flights<T> {
  /** Whoever leaves by its signal leaves alone; the work is stopped when nobody waits for it. */
  join(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T>;
  has(key: string): boolean;
}

interface Flight<T> {
  readonly work: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

export function flights<T>(): Flights<T> {
  const open = new Map<string, Flight<T>>();
  const begin = (key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> => {
    const stop = new AbortController();
    const flight: Flight<T> = { work: start(stop.signal), stop, waiting: 0 };
    open.set(key, flight);
    const end = () => forget(key, flight);
    flight.work.then(end, end);
    return flight;
  };
  const forget = (key: string, flight: Flight<T>) => {
    if (open.get(key) === flight) open.delete(key);
  };
  return {
    async join(key, signal, start) {
      signal.throwIfAborted();
      const flight = open.get(key) ?? begin(key, start);
      flight.waiting += 1;
      const leave = () => {
        flight.waiting -= 1;
        if (flight.waiting > 0) return;
        forget(key, flight);
        flight.stop.abort(signal.reason);
      };
      return orAborted(flight.work, signal, leave);
    },
    has: (key) => open.has(key),
  };
}

/** The value, or the reason of the signal if that comes first; then `leave` is called. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal, leave: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborted = () => {
      leave();
      reject(signal.reason);
    };
    signal.addEventListener('abort', aborted, { once: true });
    const end = () => signal.removeEventListener('abort', aborted);
    work.then(
      (value) => {
        end();
        resolve(value);
      },
      (cause: unknown) => {
        end();
        reject(cause);
      },
    );
  });
}
