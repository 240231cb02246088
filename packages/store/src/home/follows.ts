/** The metrics a person follows, in the person's order. */
export interface Follows {
  /** Null until the person has chosen. */
  of(login: string): Promise<readonly string[] | null>;
  /**
   * Writes what `make` makes of the list that is there at that moment, so that of two changes at once none is lost. Where `make` throws
   * or gives null, nothing is written.
   */
  change(
    login: string,
    make: (chosen: readonly string[] | null) => readonly string[] | null,
    now: Date,
  ): Promise<readonly string[] | null>;
}
