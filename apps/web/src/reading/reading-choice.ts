import { useSyncExternalStore } from 'react';

/** How a reader wants figures written. */
export interface ReadingChoice {
  /** 红涨绿跌: what rises is red, what falls is green, whatever is good. */
  readonly isRedUp: boolean;
  /** (1,234) for −1,234. */
  readonly hasBrackets: boolean;
}

const KEY = 'plumbline.reading';
const CHANGED = 'plumbline:reading';
const FIRST: ReadingChoice = { isRedUp: false, hasBrackets: false };

let known = read();

export function useReadingChoice(): {
  readonly choice: ReadingChoice;
  readonly set: (change: Partial<ReadingChoice>) => void;
} {
  return { choice: useSyncExternalStore(watch, () => known), set };
}

function set(change: Partial<ReadingChoice>): void {
  known = { ...known, ...change };
  localStorage.setItem(KEY, JSON.stringify(known));
  paint(known);
  dispatchEvent(new Event(CHANGED));
}

function watch(changed: () => void): () => void {
  addEventListener(CHANGED, changed);
  return () => removeEventListener(CHANGED, changed);
}

function read(): ReadingChoice {
  const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  const choice = { ...FIRST, ...(typeof kept === 'object' ? kept : {}) };
  paint(choice);
  return choice;
}

/** CSS reads it where colours follow the direction of a change. */
function paint({ isRedUp }: ReadingChoice): void {
  document.documentElement.dataset.rise = isRedUp ? 'red' : 'verdict';
}
