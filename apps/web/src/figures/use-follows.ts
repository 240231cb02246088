/** What the reader follows, in their order. */
export interface Followed {
  readonly names: ReadonlySet<string>;
  readonly toggle: (name: string) => void;
}

/** Null: not known yet, or nobody to follow for. */
export function useFollows(): Followed | null {
  return null;
}
