/** What a download is made of, and what ends it. */
export interface PacedSource {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** The reader must take the next piece within so long. */
  readonly slowReaderMs: number;
  /** Called once: all sent, the reader gone, too slow, or a failure (then with its cause). */
  readonly ended: (cause: unknown) => void;
  /** Breaks the connection: a file that is not whole must not look whole. */
  readonly cutOff: () => void;
  readonly signal: AbortSignal;
}

/** Pieces are made only when the reader takes them: memory stays bounded, and a reader who takes none is cut off. */
export function pacedBody(source: PacedSource): ReadableStream<Uint8Array> {
  const { pieces, slowReaderMs, ended, cutOff, signal } = source;
  const iterator = pieces[Symbol.asyncIterator]();
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const finish = (cause: unknown) => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    signal.removeEventListener('abort', aborted);
    void iterator.return?.()?.catch(() => undefined);
    ended(cause);
  };
  const fail = (cause: unknown) => {
    if (isOver) return;
    cutOff();
    finish(cause);
  };
  const aborted = () => fail(signal.reason);
  return new ReadableStream<Uint8Array>(
    {
      start() {
        signal.addEventListener('abort', aborted, { once: true });
        if (signal.aborted) aborted();
      },
      async pull(controller) {
        clearTimeout(timer);
        try {
          const { done, value } = await iterator.next();
          if (isOver) return;
          if (done === true) {
            controller.close();
            finish(undefined);
            return;
          }
          controller.enqueue(value);
          timer = setTimeout(() => fail(new Error('the reader is too slow')), slowReaderMs);
        } catch (cause) {
          fail(cause);
        }
      },
      cancel(reason) {
        finish(reason ?? new Error('the reader has gone'));
      },
    },
    { highWaterMark: 1 },
  );
}
