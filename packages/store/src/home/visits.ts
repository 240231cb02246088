/** When people were here, so that a page can say what has happened since. */
export interface Visits {
  /**
   * Notes that somebody is here. Calls less than `pauseMs` apart are one visit; gives when the visit before this one
   * ended, the same answer throughout a visit; null on the first.
   */
  note(login: string, visit: { readonly now: Date; readonly pauseMs: number }): Promise<string | null>;
}
