/** The metrics a person follows, in the person's order. */
export interface Follows {
  /** Null until the person has chosen. */
  of(login: string): Promise<readonly string[] | null>;
  set(login: string, metrics: readonly string[], now: Date): Promise<void>;
}
