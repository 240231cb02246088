import type { ReactNode } from 'react';
import { Mark } from '../parts/mark.tsx';
import { useLanguage } from '../words/language.tsx';

/** The sheet before the app: signing in, choosing a password. */
export function Door(props: { readonly title: string; readonly lead: string; readonly children: ReactNode }) {
  const { words, toggle } = useLanguage();
  return (
    <div className="door">
      <header>
        <Mark />
        <strong>{words.product}</strong>
        <button type="button" className="plain-button" onClick={toggle} aria-label={words.bar.switchLanguage}>
          {words.otherLanguage}
        </button>
      </header>
      <main>
        <h1>{props.title}</h1>
        <p className="lead">{props.lead}</p>
        {props.children}
      </main>
    </div>
  );
}
