import { setImmediate as breathe } from 'node:timers/promises';

/** Others have their turn between the pieces: ten thousand definitions take seconds. */
export async function inTurns<R>(pieces: Iterator<void, R>): Promise<R> {
  for (let next = pieces.next(); ; next = pieces.next()) {
    if (next.done === true) return next.value;
    await breathe();
  }
}
