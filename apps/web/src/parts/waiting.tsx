import { useLanguage } from '../words/language.tsx';

/** A sunken block of the size of what comes, so that nothing moves when it is there. */
export function Waiting({ height }: { readonly height: number }) {
  const { words } = useLanguage();
  return <div className="waiting" style={{ height }} role="status" aria-label={words.states.loading} />;
}
