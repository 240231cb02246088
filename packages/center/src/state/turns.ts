/** Runs one piece of work after the other, in the order asked. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export function turns(): InTurn & { readonly isBusy: () => boolean } {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    waiting += 1;
    const mine = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  return Object.assign(inTurn, { isBusy: () => waiting > 0 });
}
