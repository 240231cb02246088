import type { Diagnostic } from '@plumbline/diagnostics';
import { asCompany, type ResultColumn, resultColumns } from '@plumbline/query';
import { bind } from './bind/bind.ts';
import type { CompileInput } from './compile-input.ts';
import { embedded } from './dialects/index.ts';
import { buildResult } from './plan/build/result/result.ts';
import type { Plan } from './plan/node.ts';
import { forgetQuestion } from './plan/once-per-question.ts';
import { distinctAsBits } from './plan/passes/distinct-as-bits.ts';
import { passes } from './plan/passes/index.ts';
import type { Pass } from './plan/passes/pass.ts';
import { tooLarge } from './plan/too-large.ts';
import { behindFences } from './policy/behind-fences.ts';
import { factsSeen } from './policy/facts-seen.ts';
import { restrict } from './policy/restrict.ts';
import { withKnownUntil } from './result/known-until.ts';
import { type Layout, layoutOf } from './result/layout.ts';
import { withNamedMembers } from './result/named-members.ts';
import { withVersionsUsed } from './result/versions-used.ts';
import type { Sql } from './sql/ast.ts';
import { fromPlan } from './sql/from-plan/from-plan.ts';
import { lowerSql } from './sql/lower/lower-sql.ts';
import { printStatement } from './sql/print.ts';

export interface CompiledQuery {
  /** One statement with `$1…` parameters. */
  readonly sql: string;
  readonly params: readonly (string | number | boolean | null)[];
  readonly columns: readonly ResultColumn[];
  /** Plan after each pass, the last one being what was printed; `explain` writes them out. */
  readonly steps: readonly { readonly name: string; readonly plan: Plan }[];
  /** What was printed as `sql`. */
  readonly statement: Sql;
  /** How the rows of the statement become the answer. */
  readonly layout: Layout;
}

/**
 * Turns a question into one SQL statement:
 *
 *     ResolvedQuery ─bind→ BoundQuery ─build→ Plan ─passes→ Plan ─from-plan→ Sql ─lower, print→ text
 *
 * Everything that is wrong with the question comes back as diagnostics; `compiled` is null when one is an error.
 */
export function compile(
  input: CompileInput,
  list: readonly Pass[] = passes,
): {
  readonly compiled: CompiledQuery | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  forgetQuestion();
  const { access = null } = input;
  const asked = access === null ? null : asCompany(input.query, input.model, input.today);
  if (asked !== null && asked.diagnostics.length > 0)
    return { compiled: null, diagnostics: asked.diagnostics };
  const bound = bind(
    access === null || asked === null
      ? input
      : { ...input, query: asked.query, facts: factsSeen(input.facts, access) },
  );
  const { query } = bound;
  const { model } = bound.context;
  const refused = () => bound.context.diagnostics.some((d) => d.severity === 'error');
  if (refused()) return { compiled: null, diagnostics: bound.context.diagnostics };

  const everything = buildResult(bound);
  if (refused()) return { compiled: null, diagnostics: bound.context.diagnostics };
  const { isPartial, plan: seen } =
    access === null
      ? { isPartial: false, plan: everything.plan }
      : restrict(everything.plan, access, bound.context);
  const built = { ...everything, plan: seen };
  // Of members that are sets of bits each window takes one row, however long it is.
  const large =
    tooLarge(built.plan, bound.context) && tooLarge(distinctAsBits(built.plan, bound.context), bound.context);
  if (large !== null) bound.context.diagnostics.push(large);
  if (refused()) return { compiled: null, diagnostics: bound.context.diagnostics };

  const whole = access === null ? bound.context : { model: access.whole, facts: input.facts };
  const context = { ...bound.context, hidesRows: isPartial, whole };
  const steps = [{ name: 'build', plan: built.plan }];
  for (const pass of list) {
    steps.push({ name: pass.name, plan: pass.run(steps.at(-1)?.plan ?? built.plan, context) });
  }
  if (isPartial) steps.push({ name: 'behindFences', plan: behindFences(steps.at(-1)?.plan ?? built.plan) });
  const plan = steps.at(-1)?.plan ?? built.plan;
  const sql = lowerSql(fromPlan(plan), model.workspace.calendar);
  const columns = withVersionsUsed(resultColumns(query, model), bound);
  const layout = layoutOf({ bound, built, plan, columns, isPartial });
  const compiled: CompiledQuery = {
    ...printStatement(sql, embedded),
    statement: sql,
    columns: withNamedMembers(withKnownUntil(columns, bound, !layout.partial), bound),
    steps,
    layout,
  };
  return { compiled: refused() ? null : compiled, diagnostics: bound.context.diagnostics };
}
