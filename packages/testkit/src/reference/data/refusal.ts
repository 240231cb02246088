/** The evaluator's answer where semantics.md refuses: a diagnostic code. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'Refusal';
    this.code = code;
  }
}
