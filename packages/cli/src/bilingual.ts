/** A text of the command line in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
