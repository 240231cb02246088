let own: readonly string[] = [];

/** The grains whose members the calendars of the reader's workspace list. */
export function setOwnGrains(grains: readonly string[]): void {
  own = grains;
}

/** Is it a grain whose members the company lists? */
export function isOwnGrain(ref: string): boolean {
  return own.includes(ref);
}
