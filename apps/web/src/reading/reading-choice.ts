import { useSyncExternalStore } from 'react';
import { choose, currentChoice, type ReadingChoice } from './choice.ts';

const KEY = 'plumbline.reading';
const CHANGED = 'plumbline:reading';

read();

export function useReadingChoice(): {
  readonly choice: ReadingChoice;
  readonly set: (change: Partial<ReadingChoice>) => void;
} {
  return { choice: useSyncExternalStore(watch, currentChoice), set };
}

function set(change: Partial<ReadingChoice>): void {
  choose(change);
  localStorage.setItem(KEY, JSON.stringify(currentChoice()));
  paint();
  dispatchEvent(new Event(CHANGED));
}

function watch(changed: () => void): () => void {
  addEventListener(CHANGED, changed);
  return () => removeEventListener(CHANGED, changed);
}

function read(): void {
  const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  if (typeof kept === 'object' && kept !== null) choose(kept);
  paint();
}

/** CSS reads it where colours follow the direction of a change. */
function paint(): void {
  document.documentElement.dataset.rise = currentChoice().isRedUp ? 'red' : 'verdict';
}
