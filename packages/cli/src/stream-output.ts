import { once } from 'node:events';
import type { WriteStream } from 'node:tty';
import type { Output } from './io.ts';

/**
 * Writes to a stream of the process and waits for slow readers. When the reader has gone (`| head`) it calls
 * `onClosed` once and swallows what follows.
 */
export function streamOutput(
  stream: NodeJS.WritableStream & Partial<WriteStream>,
  onClosed: () => void,
): Output {
  let isOpen = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!isOpen) return;
    isOpen = false;
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    onClosed();
  });
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? 80,
    write: async (content) => {
      if (!isOpen || stream.write(content)) return;
      await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => undefined);
    },
  };
}
