import type { CompiledQuery } from './compile.ts';
import { embedded } from './dialects/index.ts';
import { explainPlan } from './plan/explain.ts';
import { printReadable } from './sql/print.ts';

export interface Explained {
  /** The statement with literals in place and comments that say why. */
  readonly sql: string;
  /** Plan after each pass, the last one being what was printed. */
  readonly passes: readonly { readonly name: string; readonly plan: string }[];
}

/** For people: nothing of this is written while a question is answered. */
export function explain(compiled: CompiledQuery): Explained {
  return {
    sql: printReadable(compiled.statement, embedded),
    passes: compiled.steps.map(({ name, plan }) => ({ name, plan: explainPlan(plan) })),
  };
}
