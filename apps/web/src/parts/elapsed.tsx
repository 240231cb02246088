import { useEffect, useState } from 'react';
import { useLanguage } from '../words/language.tsx';
import './elapsed.css';

/** Shorter questions end before a reader could wish to leave. */
const SILENT_SECONDS = 2;

/** How long a question runs, and the way out of it; nothing for the first two seconds. */
export function Elapsed({ cancel }: { readonly cancel?: (() => void) | undefined }) {
  const { words } = useLanguage();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  if (seconds < SILENT_SECONDS) return <p className="elapsed" />;
  return (
    <p className="elapsed">
      <span>{words.parts.elapsed(seconds)}</span>
      {cancel === undefined ? null : (
        <button type="button" className="link-button" onClick={cancel}>
          {words.parts.cancel}
        </button>
      )}
    </p>
  );
}
