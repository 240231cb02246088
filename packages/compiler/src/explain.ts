import type { CompiledQuery } from './compile.ts';
import type { CompileInput } from './compile-input.ts';
import { embedded } from './dialects/index.ts';
import { explainPlan } from './plan/explain.ts';
import { explainRollups, type RollupChoice } from './rollup/explain-rollups.ts';
import { printReadable } from './sql/print.ts';

export interface Explained {
  /** The statement with literals in place and comments that say why. */
  readonly sql: string;
  /** Plan after each pass, the last one being what was printed. */
  readonly passes: readonly { readonly name: string; readonly plan: string }[];
  /** Which rollup answers for which columns, or why none does. */
  readonly rollups: readonly RollupChoice[];
}

/** For people: nothing of this is written while a question is answered. */
export function explain(compiled: CompiledQuery, of: Pick<CompileInput, 'model' | 'facts'>): Explained {
  const built = compiled.steps[0]?.plan;
  return {
    sql: printReadable(compiled.statement, embedded),
    passes: compiled.steps.map(({ name, plan }) => ({ name, plan: explainPlan(plan) })),
    rollups: built === undefined ? [] : explainRollups(built, of.model, of.facts),
  };
}
