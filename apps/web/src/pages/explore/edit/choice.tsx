import { useLayoutEffect, useRef } from 'react';

/**
 * What can be chosen in a menu, or why it cannot. Ant Design leaves a disabled entry out of the keys, and its reason with it: one
 * that cannot be chosen stays an entry, and says of itself that it is none.
 */
export function Choice({ name, whyNot }: { readonly name: string; readonly whyNot: string | null }) {
  const text = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const entry = text.current?.closest('[role=menuitem]');
    if (whyNot === null) entry?.removeAttribute('aria-disabled');
    else entry?.setAttribute('aria-disabled', 'true');
  }, [whyNot]);
  return (
    <span ref={text}>
      {name}
      {whyNot === null ? null : <small className="why-not"> {whyNot}</small>}
    </span>
  );
}
