import { useState } from 'react';
import type { Followed } from '../../../figures/use-follows.ts';

/** Metrics that were ticked to be compared: two at most, a third takes the place of the first. */
export interface Picks {
  readonly picked: readonly string[];
  readonly pick: (name: string) => void;
  readonly clear: () => void;
  readonly follows: Followed | null;
}

export function usePicks(follows: Followed | null): Picks {
  const [picked, setPicked] = useState<readonly string[]>([]);
  return {
    picked,
    pick: (name) =>
      setPicked(picked.includes(name) ? picked.filter((one) => one !== name) : [...picked, name].slice(-2)),
    clear: () => setPicked([]),
    follows,
  };
}
