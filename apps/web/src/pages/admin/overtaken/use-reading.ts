import { useState } from 'react';
import { refreshAdmin } from '../queries.ts';
import { isOvertaken } from './is-overtaken.ts';

interface Reading<T> {
  /** What the form was filled from. */
  readonly first: T;
  /** What is there now; null: nothing. */
  readonly there: T | null;
  readonly isNew: boolean;
  readonly close: () => void;
}

/** What a dialog was filled from, and what becomes of writing over it: done, or refused where somebody was faster. */
export function useReading<T extends { readonly version: string }>({
  first,
  there,
  isNew,
  close,
}: Reading<T>) {
  const [read, setRead] = useState(first);
  const [refused, setRefused] = useState<Error | null>(null);
  const write = async (send: (version: string) => Promise<unknown>) => {
    setRefused(null);
    try {
      await send(read.version);
    } catch (cause) {
      // Under the code of something new there is nothing to carry over to.
      if (isNew || !isOvertaken(cause)) throw cause;
      setRefused(cause);
      return refreshAdmin();
    }
    await refreshAdmin();
    close();
  };
  const carried = () => {
    setRead(there ?? { ...read, version: 'none' });
    setRefused(null);
  };
  return { read, refused, write, carried };
}
