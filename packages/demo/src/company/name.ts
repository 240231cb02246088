/** A name in both languages. */
export interface Name {
  readonly zh: string;
  readonly en: string;
}
