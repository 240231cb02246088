import { type ComponentType, useSyncExternalStore } from 'react';

type Fetched<P> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'there'; readonly Part: ComponentType<P> }
  | { readonly kind: 'failed'; readonly cause: unknown };

/**
 * A part of the page whose code is fetched beside the page: null until it is there. React keeps what stands in for a `lazy`
 * part for 0.3 s at least (react-dom 19, FALLBACK_THROTTLE_MS); this one is drawn at once.
 */
export function later<P>(code: Promise<{ readonly default: ComponentType<P> }>) {
  let fetched: Fetched<P> = { kind: 'waiting' };
  const done = code.then(
    ({ default: Part }) => {
      fetched = { kind: 'there', Part };
    },
    (cause: unknown) => {
      fetched = { kind: 'failed', cause };
    },
  );
  const subscribe = (changed: () => void) => {
    let isHeard = true;
    void done.then(() => {
      if (isHeard) changed();
    });
    return () => {
      isHeard = false;
    };
  };
  return function usePart(): ComponentType<P> | null {
    const now = useSyncExternalStore(subscribe, () => fetched);
    if (now.kind === 'failed') throw now.cause;
    return now.kind === 'there' ? now.Part : null;
  };
}
