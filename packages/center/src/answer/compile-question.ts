import type { Day } from '@plumbline/calendar';
import { type CompiledQuery, compile, explain } from '@plumbline/compiler';
import type { Diagnostic } from '@plumbline/diagnostics';
import type { Metric, Model } from '@plumbline/model';
import { type Facts, parseMetricQuery, resolveQuery } from '@plumbline/query';
import type { AnswerDefinition, Explanation } from './answer.ts';
import { placeInQuery } from './place-in-query.ts';
import { readableFormula } from './readable-formula.ts';

export interface CompiledQuestion {
  readonly compiled: CompiledQuery | null;
  readonly definitions: readonly AnswerDefinition[];
  readonly diagnostics: readonly Diagnostic[];
}

/** JSON value → one statement. `compiled` is null when a diagnostic is an error; nothing throws. */
export function compileQuestion(
  value: unknown,
  context: { readonly model: Model; readonly facts: Facts; readonly today: Day },
): CompiledQuestion {
  const parsed = parseMetricQuery(value);
  const { query } = parsed;
  if (query === null) return { compiled: null, definitions: [], diagnostics: parsed.diagnostics };
  const resolved = resolveQuery(query, context.model);
  const found = [...parsed.diagnostics, ...resolved.diagnostics];
  if (resolved.query === null) return { compiled: null, definitions: [], diagnostics: found };
  const { compiled, diagnostics } = compile({ query: resolved.query, ...context });
  return {
    compiled,
    definitions: resolved.query.metrics.map((metric) => definitionOf(metric, context.model)),
    diagnostics: [...found, ...diagnostics.map((diagnostic) => placeInQuery(diagnostic, query))],
  };
}

export function explanationOf(
  compiled: CompiledQuery,
  of: { readonly model: Model; readonly facts: Facts },
): Explanation {
  const { sql, passes, rollups } = explain(compiled, of);
  return { plan: passes.at(-1)?.plan ?? '', passes, sql, rollups };
}

function definitionOf(metric: Metric, model: Model): AnswerDefinition {
  const { name, label, formula, basis } = metric;
  return { name, label, formula, readable: readableFormula(metric, model), basis };
}
