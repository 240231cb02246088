import type { ReactNode } from 'react';
import './settings-section.css';

interface Section {
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly note: ReactNode;
  readonly children: ReactNode;
}

/** One thing to be set: what it is at the left, how it stands at the right. */
export function SettingsSection({ title, note, children }: Section) {
  return (
    <section className="settings-section" aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className="note">{note}</p>
      </div>
      <div className="settings-body">{children}</div>
    </section>
  );
}
