import { useLanguage } from '../words/language.tsx';
import { Elapsed } from './elapsed.tsx';

interface Wait {
  readonly height: number;
  /** Absent: there is nothing to be cancelled. */
  readonly cancel?: (() => void) | undefined;
}

/** A sunken block of the size of what comes, so that nothing moves when it is there; after a while, how long it takes. */
export function Waiting({ height, cancel }: Wait) {
  const { words } = useLanguage();
  return (
    <div className="waiting" style={{ height }} role="status" aria-label={words.states.loading}>
      <Elapsed cancel={cancel} />
    </div>
  );
}
