/** How a reader wants figures written. */
export interface ReadingChoice {
  /** 红涨绿跌: what rises is red, what falls is green, whatever is good. */
  readonly isRedUp: boolean;
  /** (1,234) for −1,234. */
  readonly hasBrackets: boolean;
}

let known: ReadingChoice = { isRedUp: false, hasBrackets: false };

/** For texts made outside of components; whoever reads `useLanguage` is drawn anew when it changes. */
export function currentChoice(): ReadingChoice {
  return known;
}

export function choose(change: Partial<ReadingChoice>): void {
  known = { ...known, ...change };
}
